"""The texts of laws, rules and standards as their issuers published them, and the figures in them."""
