"""On what something was measured."""

import os
import platform
from importlib.metadata import version

PACKAGES = ("mkdocs", "mkdocs-material", "zensical", "pydantic", "jinja2", "comrak")


def described() -> str:
    """The machine, how busy it was, and the versions of what does the work."""
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{platform.machine()}, {os.cpu_count()} cores, load {load}, Python {platform.python_version()}, {versions}"
