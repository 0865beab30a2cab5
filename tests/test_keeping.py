"""What is kept from one build to the next: the same to the byte as if nothing were, and nothing kept that is not so."""


from hypothesis import HealthCheck, settings

from tests.keeping.machine import Editing

GUIDE = "content/guides/complaint-steps.yaml"

Editing.TestCase.settings = settings(
    max_examples=2, stateful_step_count=6, deadline=None, suppress_health_check=[*HealthCheck]
)
TestEditing = Editing.TestCase
