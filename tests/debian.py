"""What Debian's packages bring, installed where that can be done without asking: as root."""

import os
import platform
import shutil
import subprocess
import sys


def is_root() -> bool:
    """Whether packages can be installed here."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return False
    return platform.freedesktop_os_release()["ID"] == "debian"


def install(*packages: str) -> bool:
    """Install packages; false if one of them is not to be had."""
    return run("apt-get", "-qq", "update") and run(
        "apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages
    )


def run(*command: str) -> bool:
    """Whether a command succeeds; its output goes to standard error, because standard output is for results."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode == 0
