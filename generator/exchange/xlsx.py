"""A question bank as the platforms of this country take it: a row a question, 题干, 选项A…, 答案, 解析."""

from collections.abc import Iterator
from pathlib import Path

from generator.exchange._incoming.bank import LETTERS
from generator.exchange._outgoing.fitting import refuse_unfit
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.plain_question import MOST, Plain, losses, plain_question
from generator.exchange._outgoing.selection import Item, Selection
from generator.record import WORDS
from generator.workbooks.bank import write_table
from generator.workbooks.refused import RefusedError

LABEL = "题库表格（Excel）"
SUFFIX = ".xlsx"
CARRIES = "单选、多选、判断、填空、简答的题干、选项、答案、解析、难度"
LOSES = "选项的说明、提示、依据；数值写成填空；排序、配对、归类、分支案例"
NEEDS, EXTRA = ("xlsxwriter",), "authoring"
COLUMNS = LETTERS[:MOST]
HEADINGS = ("题型", "题干", *(f"选项{letter}" for letter in COLUMNS), "答案", "解析", "难度")
SEVERAL, NOT_SEVERAL = "|", "｜"
WITHOUT = "选项的说明、提示、依据都没有带上"


def write(selection: Selection, out: Path) -> Iterator[Loss]:
    """A sheet with all questions that such a table can hold. Raises `RefusedError` if there is none."""
    refuse_unfit(selection.items)
    rows: list[list[str]] = []
    yield Loss("", WITHOUT)
    yield from selection.left_simplified("列名、题型、难度", "题库平台只认这样写的")
    for item in selection.items:
        if (said := plain_question(item)) is None:
            yield Loss(item.ref, f"{item.question.label}题没有带上：这种表格里没有地方写", is_whole=True)
            continue
        rows.append(_row(item, said))
        yield from losses(item)
        if any(SEVERAL in text for text in said.answers):
            yield Loss(item.ref, f"答案里的“{SEVERAL}”写成了“{NOT_SEVERAL}”，因为它隔开几个答案")
    if not rows:
        raise RefusedError("没有一题能写进题库表格")
    write_table(out, "题库", HEADINGS, rows)


def _row(item: Item, said: Plain) -> list[str]:
    padded = [*said.options, *[""] * (len(COLUMNS) - len(said.options))]
    level = WORDS["difficulty"][str(item.question.difficulty)]
    answer = SEVERAL.join(text.replace(SEVERAL, NOT_SEVERAL) for text in said.answers)
    return [said.type, said.stem, *padded, answer, said.explanation, level]
