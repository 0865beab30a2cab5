"""Environments that are made for one way and thrown away, with the versions that our own lock names."""

import re
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parents[2] / "requirements" / "test.txt"
PIN = re.compile(r"^[\w.-]+==[^\\\n]+", re.MULTILINE)


def environment(folder: Path, *packages: str) -> Path:
    """A new environment with packages in it, and those that they need; the value is its folder of programs."""
    constraints = folder.with_suffix(".txt")
    constraints.write_text("\n".join(pin.strip() for pin in PIN.findall(LOCK.read_text(encoding="utf-8"))))
    run(sys.executable, "-m", "venv", str(folder))
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    install(programs, "--constraint", str(constraints), *packages)
    return programs


def install(programs: Path, *arguments: str) -> None:
    """Install further packages."""
    run(str(programs / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install", *arguments)


def version_of(programs: Path, package: str) -> str:
    """The version of a package that an environment has."""
    code = f"from importlib.metadata import version; print(version({package!r}))"
    return run(str(programs / "python"), "-c", code).strip()


def run(*command: str, folder: Path | None = None) -> str:
    """Run a command to its end; the value is what it prints. Leaves the program with all its words if it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
