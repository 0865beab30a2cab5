"""Question banks as tables: a row a question; headings in any order, by whatever name is usual."""

import csv
import io
import re
from collections.abc import Mapping, Sequence

from generator.exchange._incoming.bank import LETTERS, Asked, Option, answer, decoded, level_named, settle, type_named
from generator.workbooks.grids import grids
from generator.workbooks.refused import RefusedError

LABEL = "题库表格（Excel、CSV）"
HEADINGS = {
    "stem": ("题干", "题目", "试题", "问题", "题目内容", "试题内容", "题干内容", "题面"),
    "answer": ("答案", "正确答案", "标准答案", "参考答案", "正确选项"),
    "explanation": ("解析", "答案解析", "试题解析", "题目解析", "说明", "解释"),
    "type": ("题型", "试题类型", "题目类型", "类型"),
    "level": ("难度", "难易度", "难度等级", "难易程度"),
    "options": ("选项", "备选项", "选项内容", "全部选项"),
}
OPTION = re.compile(r"(?:选项|备选项)?\s*([A-Ja-j]|10|[1-9])(?:选项)?")
PARTED = re.compile(r"[\n|｜;；]+")
LETTERED = re.compile(r"^\s*[A-Ja-j]\s*[.．、:：)）]\s*")
COUNTING = ("序号", "题号", "编号", "No", "NO", "no")  # headings of what says nothing of a question
NO_HEADINGS = "这张表里没有“题干”和“答案”两列，或者没有题目"
DEEPEST_HEADING = 10  # rows above the headings: a title, how to fill it in


def recognises(name: str, raw: bytes) -> bool:
    """Whether a file is one; one that holds a workbook of ours is not."""
    return name.lower().endswith((".csv", ".xlsx")) and bool(raw)


def read(raw: bytes) -> list[Asked]:
    """Its questions. Raises `RefusedError` as workbooks do."""
    tables = [(title, rows) for title, rows in _sheets(raw) if any(map(any, rows))]
    read_ = [(title, [*_of(title if len(tables) > 1 else "", rows)]) for title, rows in tables]
    found = [asked for _title, of in read_ for asked in of]
    for one in found:
        settle(one)
    if passed_over := [title for title, of in read_ if found and not of]:
        found.append(Asked(f"“{'”“'.join(passed_over)}”", lost=[NO_HEADINGS]))
    return found


def lacking(raw: bytes) -> str:
    """Which column is missing in a table that has some of the usual ones; nothing where there is none of them."""
    heads = [
        (title, number, row) for title, rows in _sheets(raw) for number, row in enumerate(rows[:DEEPEST_HEADING], 1)
    ]
    title, number, row = max(heads, key=lambda head: sum(map(bool, map(_field, head[2]))), default=("", 0, ()))
    known = [text for text in row if _field(text)]
    missing = [name for name in ("stem", "answer") if name not in map(_field, row)]
    if not known or not missing:
        return ""
    told = "，也没有".join(
        f"“{HEADINGS[name][0]}”这一列（也可以叫{'、'.join(HEADINGS[name][1:4])}）" for name in missing
    )
    where = f"“{title}”第 {number} 行" if title else f"第 {number} 行"
    return f"{where}的列名里有“{'”“'.join(known)}”，没有{told}。补上列名再读"


def _sheets(raw: bytes) -> list[tuple[str, Sequence[Sequence[str]]]]:
    if raw.startswith(b"PK"):
        return [(grid.title, grid.rows) for grid in grids(raw)]
    text = decoded(raw)
    first = text.partition("\n")[0]
    sign = max(",\t;", key=first.count)
    try:
        rows = [*csv.reader(io.StringIO(text), delimiter=sign)]
    except csv.Error as broken:
        raise RefusedError(f"表格读不下去：{broken}") from broken
    return [("", [[cell.strip() for cell in row] for row in rows])]


def _of(title: str, rows: Sequence[Sequence[str]]) -> list[Asked]:
    for number, row in enumerate(rows[:DEEPEST_HEADING]):
        fields = {place: name for place, text in enumerate(row) if (name := _field(text))}
        if {"stem", "answer"} <= set(fields.values()):
            others = {
                place: text for place, text in enumerate(row) if text and place not in fields and text not in COUNTING
            }
            body = enumerate(rows[number + 1 :], number + 2)
            return [_asked(f"{title} 第 {n} 行".strip(), line, fields, others) for n, line in body if any(line)]
    return []


def _unlettered(options: Sequence[str]) -> Sequence[str]:
    """Options without their letters, if each has its own."""
    hits = [LETTERED.match(text) for text in options]
    has_own = all(
        hit and hit[0].strip()[0].upper() == letter
        for letter, text, hit in zip(LETTERS, options, hits, strict=True)
        if text
    )
    return [text[hit.end() :].strip() if hit and has_own else text for text, hit in zip(options, hits, strict=True)]


def _field(heading: str) -> str:
    text = re.sub(r"[\s*＊:：]|[（(].*[)）]", "", heading)
    if hit := OPTION.fullmatch(text):
        return hit[1].upper() if hit[1].isalpha() else LETTERS[int(hit[1]) - 1]
    return next((name for name, words in HEADINGS.items() if text in words), "")


def _asked(where: str, row: Sequence[str], fields: Mapping[int, str], others: Mapping[int, str]) -> Asked:
    cells = {name: row[place] if place < len(row) else "" for place, name in fields.items()}
    asked = Asked(where, cells["stem"], type_named(cells.get("type", "")))
    asked.explanation = cells.get("explanation", "")
    asked.difficulty = level_named(cells.get("level", ""))
    own = [cells.get(letter, "").strip() for letter in LETTERS]
    together = [LETTERED.sub("", text).strip() for text in PARTED.split(cells.get("options", ""))]
    asked.options = [Option(text) for text in (*_unlettered(own), *together) if text]
    if cells["answer"]:
        answer(asked, cells["answer"])
    if asked.type == "fill":
        asked.answers = [one for text in asked.answers for one in text.split("|") if one.strip()]
    if unknown := cells.get("type", "") and not asked.type and cells["type"]:
        asked.lost.append(f"题型“{unknown}”不是我们有的")
    for place, heading in others.items():
        if place < len(row) and row[place]:
            asked.lost.append(f"“{heading}”没有地方放：{row[place][:30]}")
    return asked
