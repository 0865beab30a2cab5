"""All records at once: what a name leads to, who mentions whom and where, what has words in it."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import pytest

from generator.kinds import all_kinds
from generator.kinds.case import Case
from generator.kinds.guide import Guide, Step
from generator.kinds.regulation import Regulation
from generator.library import Library
from generator.reading.load import load
from generator.record import MaintainedRecord
from generator.references import Reference
from tests import sites

GUIDE, RULE, ROLE = (kind.example_id for kind in all_kinds() if kind.name in ("guide", "regulation", "role"))
PAGE = "# 页\n\n[[old-steps#receive|第一步]]，《示例 办法》，《没有》，[[ demo-rule ]]。\n"
PAGES = {"content/page.md": PAGE, "content/other.md": "# 另一页\n\n《示例办法》\n"}
SCENARIO = """\
questions:
  - id: both
    type: scenario
    stem: 情形。
    explanation: 解析。
    cites: [demo-rule#18]
    questions:
      - {id: one, type: short, stem: 问, explanation: 解, cites: [old-steps], model_answer: 答, points: [甲, 乙]}
      - {id: two, type: short, stem: 问, explanation: 解, cites: [old-steps], model_answer: 答, points: [甲, 乙]}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The examples, with a guide that was renamed, one before it in the list, and mentions in title, text and page."""
    files = sites.example_files()
    guide, case = f"content/guides/{GUIDE}.yaml", "cases/example-case.yaml"
    files["content/guides/z-first.yaml"] = files[guide].replace("（示例）", "（二）") + "order: 1\n"
    files[guide] = files[guide].replace("听完客户陈述，", f"看《示例投诉处理办法》和 [[{GUIDE}]]，")
    files[guide] += f"formerly: [old-steps, {ROLE}]\n"
    files["quizzes/scenario.yaml"] = files["quizzes/example-quiz.yaml"].partition("questions:")[0] + SCENARIO
    files[case] = files[case].replace("title: ", f"title: 《示例办法》[[{GUIDE}]] ")
    library, _ = load(sites.write(tmp_path_factory.mktemp("site"), {**files, **PAGES}), all_kinds())
    return library


def test_records_of_a_kind_stand_in_the_order_of_their_list(library: Library) -> None:
    assert [record.id for record in library.of_kind("guide")] == ["z-first", GUIDE]
    assert library.of_kind("guide") == library.all(Guide)
    assert {record.kind for record in library.all(MaintainedRecord)} >= {"guide", "case", "regulation"}
    assert library.all(Case) == (library.records["example-case"],)
    with pytest.raises(KeyError):
        library.of_kind("nothing")


def test_a_record_is_named_by_its_id_a_former_one_or_a_place_in_it(library: Library) -> None:
    guide = library.records[GUIDE]
    for ref in (GUIDE, "old-steps", f"{GUIDE}#receive", "old-steps#a#b"):
        assert library.get(ref) is guide
        assert library.one(Guide, ref) is guide
        assert library.one(Case, ref) is None
    assert library.get("nothing") is None
    assert library.get(ROLE) is library.records[ROLE]
    assert library.renamed == {"old-steps": GUIDE}


def test_a_record_has_a_kind_and_a_page(library: Library) -> None:
    guide = library.records[GUIDE]
    assert library.kind_of(guide) is library.kind_named("guide")
    assert library.kind_named("guide").name == "guide"
    assert library.page_of(guide) == f"guides/{GUIDE}"


def test_a_place_is_named_by_record_and_anchor(library: Library) -> None:
    for ref in (f"{GUIDE}#receive", "old-steps#receive"):
        place = library.anchor(ref)
        assert place is not None
        assert place.id == "receive"
    assert library.anchor(f"{GUIDE}#nothing") is None
    assert library.anchor(GUIDE) is None
    assert library.anchor("nothing#receive") is None
    assert set(library.anchors(GUIDE)) == {"receive", "investigate"}
    assert library.anchors("nothing") == {}


def test_a_regulation_is_named_by_title_or_alias_however_they_are_typed(library: Library) -> None:
    for title in ("示例投诉处理办法", "示例办法", "示例 办法", "中华人民共和国示例·办法"):
        assert library.titled(title) == RULE
    assert library.titled("投诉处理两步流程（示例）") is None


@pytest.mark.parametrize(
    ("states", "named"),
    [
        (("published", "retired"), 0),
        (("retired", "published"), 1),
        (("published", "draft"), 0),
        (("draft", "published"), 1),
        (("retired", "draft"), 0),
        (("draft", "retired"), 1),
    ],
)
def test_a_title_of_two_records_names_the_one_that_holds(states: tuple[str, str], named: int, library: Library) -> None:
    rule = library.records[RULE]
    two = [rule.model_copy(update={"id": f"rule-{number}", "status": status}) for number, status in enumerate(states)]
    both = replace(library, records={record.id: record for record in two})
    assert both.titled(rule.title) == f"rule-{named}"


def test_a_library_of_all_its_records_is_itself(library: Library) -> None:
    assert library.listed is library
    draft = library.records[GUIDE].model_copy(update={"status": "draft"})
    some = replace(library, records={**library.records, GUIDE: draft})
    assert some.published.records.keys() == library.records.keys() - {GUIDE}
    assert some.listed is some


def mentions(library: Library, owner: str) -> set[tuple[str, str]]:
    """What an owner mentions, and where."""
    return {(library.place_of(one), one.target) for one in library.references if one.owner == owner}


def test_mentions_are_found_in_fields_in_texts_and_as_titles(library: Library) -> None:
    assert mentions(library, "content/page.md") == {
        ("content/page.md", "old-steps#receive"),
        ("content/page.md", RULE),
    }
    assert mentions(library, "content/other.md") == {("content/other.md", RULE)}
    steps = {place for place, target in mentions(library, GUIDE) if target == GUIDE}
    assert steps == {f"{GUIDE}#receive"}
    assert {(GUIDE, ROLE), (f"{GUIDE}#receive", f"{RULE}#18"), (f"{GUIDE}#receive", RULE)} <= mentions(library, GUIDE)


def test_a_mention_stands_in_the_innermost_place(library: Library) -> None:
    assert {(place, target) for place, target in mentions(library, "scenario") if "#" in place} == {
        ("scenario#both", f"{RULE}#18"),
        ("scenario#one", "old-steps"),
        ("scenario#two", "old-steps"),
    }


def test_a_title_mentions_regulations_and_links_nothing(library: Library) -> None:
    found = {one.target for one in library.references if one.owner == "example-case" and one.path == ("title",)}
    assert found == {RULE}


def test_mentions_lead_back_from_the_record_and_from_the_place(library: Library) -> None:
    cited = library.cited
    assert {one.owner for one in cited(f"{GUIDE}#receive")} >= {"content/page.md", "example-case"}
    assert set(cited(f"{GUIDE}#receive")) < set(cited(GUIDE))
    assert "content/page.md" in {one.owner for one in cited(RULE)}
    assert not cited("old-steps")
    assert {one.path for one in cited(ROLE)} & {("owner",)} == set()
    assert GUIDE not in {one.owner for one in cited(GUIDE)}


def test_whatever_has_words_in_it_is_an_owner(library: Library) -> None:
    every = dict(library.owners())
    assert every.keys() == library.records.keys() | PAGES.keys()
    [page] = every["content/page.md"]
    assert (page.path, page.value) == ((), PAGE)


def test_parts_are_found_with_their_record_and_path(library: Library) -> None:
    steps = {(owner, path): part.id for owner, path, part in library.parts(Step)}
    assert steps[GUIDE, ("steps", 1)] == "investigate"
    assert {owner for owner, _path in steps} == {GUIDE, "z-first"}
    assert library.one(Regulation, RULE) is library.records[RULE]


def test_the_version_is_another_when_any_word_is(library: Library) -> None:
    guide = library.records[GUIDE].model_copy(update={"summary": "另一句。"})
    versions = {
        library.version,
        replace(library, records={**library.records, GUIDE: guide}).version,
        replace(library, documents={**library.documents, "content/page.md": "# 另一页\n"}).version,
        replace(library, documents={}).version,
    }
    assert len(versions) == 4
    assert all(re.fullmatch("[0-9a-f]{8}", version) for version in versions)
    assert replace(library).version == library.version


def cited_in(library: Library, references: Iterable[Reference]) -> dict[str, list[Reference]]:
    """Who cites what, from all references."""
    found: dict[str, list[Reference]] = defaultdict(list)
    for one in references:
        target, owner = library.current_id(one.target_id), library.records.get(one.owner)
        if target != one.owner and one.path != ("owner",) and not (owner and owner.is_retired):
            found[target].append(one)
            if one.anchor:
                found[f"{target}#{one.anchor}"].append(one)
    return found


def test_who_names_one_record_is_found_as_it_is_for_all(library: Library) -> None:
    retired = library.records["example-case"].model_copy(update={"status": "retired"})
    for one in (library, replace(library, records={**library.records, retired.id: retired})):
        cited = cited_in(one, one.references)
        refs = {*cited, *one.records, *(f"{name}#{anchor}" for name in one.records for anchor in one.anchors(name))}
        assert len(refs) > len(one.records)
        for ref in refs:
            assert [*one.cited(ref)] == cited.get(ref, []), ref
            owners = {mention.owner for mention in cited.get(ref, [])} & one.records.keys()
            assert {name for names in one.mentioned_by(ref).values() for name in names} == owners
            assert [*one.cited_from("case", ref)] == [it for it in cited.get(ref, []) if it.owner == "example-case"]
    for record_id in library.records:
        of_it = [one for one in library.references if library.current_id(one.target_id) == record_id]
        assert [*library.naming(record_id)] == of_it
    for owner in (*library.records, *library.documents):
        assert library.named_by(owner) == {library.current_id(one.target_id) for one in library.references_of(owner)}


def test_a_day_has_come_that_is_not_in_the_future(library: Library) -> None:
    day = datetime.timedelta(1)
    assert [library.has_come(library.today + shift * day) for shift in (-1, 0, 1)] == [True, True, False]
