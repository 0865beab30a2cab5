"""Channels, plans, remedies, checklists and risks: what their pages derive, and that the shipped ones are complete."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from generator.kinds.plan import Plan
from generator.kinds.risk import LEVELS, MATRIX, Risk
from generator.library import Library
from generator.pages.page import plain
from tests import sites
from tests.rendering import pages_of, project
from tests.shipped import shipped_library

SHIPPED = Path(__file__).parent.parent
RISK = sites.example_files()["content/risks/example-risk.yaml"]
REMEDY = sites.example_files()["content/remedies/example-remedy.yaml"]
CHANNEL = sites.example_files()["content/channels/example-channel.yaml"]


@pytest.fixture(scope="module")
def shipped() -> Library:
    """The library that ships."""
    return shipped_library()


def _values(library: Library, kind: str, field: str) -> set[str]:
    """What the records of a kind name in a field, which holds one id or several."""
    found: Iterable[str | tuple[str, ...] | None] = (getattr(record, field) for record in library.of_kind(kind))
    return {id for value in found if value for id in ((value,) if isinstance(value, str) else value)}


def _taxa(library: Library, prefix: str) -> set[str]:
    return {record.id for record in library.of_kind("taxon") if record.id.startswith(prefix)}


def test_every_channel_that_can_be_registered_has_a_card(shipped: Library) -> None:
    assert _taxa(shipped, "channel-") == _values(shipped, "channel", "registered_as")


def test_every_cause_that_can_be_proved_has_a_checklist(shipped: Library) -> None:
    unproved = {"cause-literacy", "cause-policy"}  # what is misunderstood, and what has changed, needs no evidence
    assert _taxa(shipped, "cause-") - unproved <= _values(shipped, "checklist", "applies_to")


def test_the_matrix_is_the_one_that_the_guide_teaches(shipped: Library) -> None:
    guide = shipped.records["compliance-risk"]
    text = next(text for step in guide.steps for text in step.do if "严重程度 ＼ 概率" in text)  # type: ignore[attr-defined]
    rows = re.findall(r"^\| \*\*(\d) .*?\*\* \|(.*)\|$", text, re.MULTILINE)
    taught = {int(severity): tuple(cell.strip(" *") for cell in cells.split("|")) for severity, cells in rows}
    assert taught == {severity: tuple(LEVELS[level] for level in levels) for severity, levels in MATRIX.items()}


def test_every_plan_reports_to_the_commander_of_its_gravest_level(shipped: Library) -> None:
    plans = [record for record in shipped.of_kind("plan") if isinstance(record, Plan)]
    assert [plan.id for plan in plans if plan.levels[0].commander not in {link.to for link in plan.chain}] == []


@pytest.mark.parametrize(
    ("severity", "likelihood", "raised", "level"),
    [
        (4, 1, None, "high"),
        (2, 2, None, "medium"),
        (1, 1, "敏感个人信息外泄", "high"),
        (4, 4, "涉及人身威胁", "extreme"),
    ],
)
def test_a_risk_that_is_raised_is_at_least_high(severity: int, likelihood: int, raised: str | None, level: str) -> None:
    given: dict[str, Any] = {"severity": severity, "likelihood": likelihood, "raised": raised}
    risk = Risk.model_construct(**given)
    assert risk.level == level


def test_every_cell_of_the_matrix_has_its_level_and_its_risks(tmp_path: Path) -> None:
    grave = RISK.replace("severity: 2", "severity: 1").replace("likelihood: 3", "likelihood: 1") + "raised: 人身威胁\n"
    for layer in ("detect", "repair"):
        control = f"  - {{layer: {layer}, text: 措施, owner: complaint-desk, links: [demo-rule#18], verified: 抽查}}\n"
        grave = grave.replace("cites: [demo-rule#18]\n", f"{control}cites: [demo-rule#18]\n")
    page = pages_of(project(tmp_path, {"content/risks/raised-risk.yaml": grave}))["risks/index"].html
    table = page.partition("<table")[2].partition("</table>")[0]
    rows = [plain(row) for row in table.split("<tr>")[2:]]
    assert [re.findall(r"(?<!评)(?:极高|高|中|低)", row) for row in rows] == [
        ["高", "高", "极高", "极高"],
        ["中", "高", "高", "极高"],
        ["低", "中", "中", "高"],
        ["低", "低", "低", "中"],
    ]
    assert "直接评高" in rows[3]


def test_bands_follow_each_other_on_the_page(tmp_path: Path) -> None:
    text = REMEDY.replace("- {up_to: 500,", "- {up_to: 500, role: complaint-desk, needs: [记录]}\n    - {up_to: 2000,")
    page = pages_of(project(tmp_path, {"content/remedies/example-remedy.yaml": text}))["remedies/example-remedy"]
    words = plain(page.html)
    assert "500 元以内（含）" in words
    assert "500 元以上至 2,000 元（含）" in words
    assert "超过 2,000 元" in words


@pytest.mark.parametrize(
    ("cites", "shown"), [('"demo-rule#19"', "已核原文"), ('"demo-rule#19", "demo-rule#18"', "待核对原文")]
)
def test_a_limit_is_as_sure_as_the_least_sure_of_what_it_cites(cites: str, shown: str, tmp_path: Path) -> None:
    rule = sites.example_files()["content/regulations/demo-rule.yaml"]
    rule += '  - {no: "19", title: 告知, summary: 告知什么。, confidence: A, source: 虚构}\n'
    channel = CHANNEL.replace("cites: [demo-rule#18]\n      rules", f"cites: [{cites}]\n      rules")
    names = {"content/regulations/demo-rule.yaml": rule, "content/channels/example-channel.yaml": channel}
    page = pages_of(project(tmp_path, names))["channels/example-channel"].html
    answers = page.partition('id="_answers"')[2].partition('id="_first"')[0]
    assert re.findall("已核原文|待核对原文", plain(answers)) == [shown]
