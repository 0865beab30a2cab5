"""The six jobs that `make exits` walks in other engines too, on the site as it is built today."""

import pytest

from tests.browser.reader import Reader
from tests.jobs.six import JOBS, Job

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
def test_the_job_is_done(reader: Reader, job: Job) -> None:
    job(reader)
