"""Packages for learning platforms: pages that learners launch, with a manifest."""
