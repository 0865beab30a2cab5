"""Packages for learning platforms, exported from little projects and read again."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import etree  # type: ignore[import-untyped]

from generator.cli import main

FORMATS = ("scorm12", "scorm2004", "cmi5")
MANIFESTS = {"scorm12": "imsmanifest.xml", "scorm2004": "imsmanifest.xml", "cmi5": "cmi5.xml"}
SCHEMAS = "CASEBOOK_SCHEMAS"
"""The variable that names a folder with the schemas of others, which are not ours to hand on."""
DRIVERS = {
    "scorm12": "scorm/xsd-1.2/scorm12.xsd",
    "scorm2004": "scorm/xsd-2004-4th/scorm2004.xsd",
    "cmi5": "cmi5/CourseStructure.xsd",
}
VALIDATE = """import sys
from lxml import etree
schema = etree.XMLSchema(etree.parse(sys.argv[1]))
schema.validate(etree.parse(sys.stdin.buffer))
print(*schema.error_log, sep="\\n", end="")
"""


class Package(NamedTuple):
    """What is in a package, and what was said to be lost."""

    name: str
    files: Mapping[str, bytes]
    report: str

    @property
    def manifest(self) -> Any:
        """Its manifest as XML."""
        return etree.fromstring(self.files[MANIFESTS[self.name]])


def export(root: Path, name: str, *which: str) -> Package:
    """A package of a project."""
    out = root / f"{name}.zip"
    assert main(["export", name, "--project", str(root), *which, "--out", str(out)]) == 0
    with zipfile.ZipFile(out) as packed:
        assert packed.testzip() is None
        files = {entry: packed.read(entry) for entry in packed.namelist()}
    return Package(name, files, out.with_name(f"{out.name}.report.txt").read_text(encoding="utf-8"))


def texts(element: Any, tag: str) -> list[str]:
    """The texts of all elements that are called so, whatever their namespace."""
    return [str(one.text) for one in element.iter(f"{{*}}{tag}")]


def values(element: Any, tag: str, name: str) -> list[str]:
    """An attribute of all elements that are called so and have it, whatever its namespace."""
    found = (one.xpath(f"string(@*[local-name()='{name}'])") for one in element.iter(f"{{*}}{tag}"))
    return [str(value) for value in found if value]


def judge(package: Package) -> str:
    """What the standard's schema says of a manifest; skips the test if that is not here."""
    folder = os.environ.get(SCHEMAS)
    if not folder:
        pytest.skip(f"{SCHEMAS} names no folder with the schemas of {package.name}")
    driver = Path(folder) / DRIVERS[package.name]
    environment = {**os.environ, "XML_CATALOG_FILES": str(driver.parent / "catalog.xml")}  # read once a process
    command = [sys.executable, "-c", VALIDATE, str(driver)]
    manifest = package.files[MANIFESTS[package.name]]
    return subprocess.run(command, input=manifest, env=environment, capture_output=True, check=True).stdout.decode()
