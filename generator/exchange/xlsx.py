"""A question bank as the platforms of this country take it: a row a question, 题干, 选项A…, 答案, 解析."""

from collections.abc import Iterator
from pathlib import Path

from generator.exchange._bank import LETTERS
from generator.exchange._losses import Loss
from generator.exchange._selection import Item, Selection
from generator.questions import interactions
from generator.record import WORDS
from generator.workbooks.bank import write_table

LABEL = "题库表格（Excel）"
SUFFIX = ".xlsx"
CARRIES = "单选、多选、判断、填空、简答的题干、选项、答案、解析、难度"
LOSES = "选项的说明、提示；排序、配对、归类、分支案例"
NEEDS, EXTRA = ("xlsxwriter",), "authoring"
COLUMNS = LETTERS[:8]  # a question has at most eight options
HEADINGS = ("题型", "题干", *(f"选项{letter}" for letter in COLUMNS), "答案", "解析", "难度")
SEVERAL = "|"


def write(selection: Selection, out: Path) -> Iterator[Loss]:
    """A sheet with all questions that such a table can hold."""
    rows: list[list[str]] = []
    for item in selection.items:
        if (answered := _answered(item)) is None:
            yield Loss(item.ref, f"{item.question.label}题没有带上：这种表格里没有地方写", is_whole=True)
        else:
            rows.append(_row(item, *answered))
    write_table(out, "题库", HEADINGS, rows)


def _answered(item: Item) -> tuple[str, list[str], str] | None:
    """`(type, options, answer)` as such tables say it."""
    match item.interaction:
        case interactions.Choice(options, several):
            right = (letter for letter, option in zip(COLUMNS, options, strict=False) if option.is_right)
            return "多选题" if several else "单选题", [option.text for option in options], "".join(right)
        case interactions.Statement(is_true):
            return "判断题", [], "对" if is_true else "错"
        case interactions.Words(accepted):
            return "填空题", [], SEVERAL.join(accepted)
        case interactions.Figure(value, _slack, unit):
            return "填空题", [], f"{value:f} {unit}"
        case interactions.Essay(model_answer):
            return "简答题", [], item.texts.plain(model_answer)
    return None


def _row(item: Item, kind: str, options: list[str], answer: str) -> list[str]:
    texts, question = item.texts, item.question
    stem = "\n".join(texts.plain(part) for part in (item.situation, question.stem) if part)
    padded = [*options, *[""] * (len(COLUMNS) - len(options))]
    level = WORDS["difficulty"][str(question.difficulty)]
    return [kind, stem, *padded, answer, texts.plain(question.explanation), level]
