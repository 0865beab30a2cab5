"""What `casebook new` asks in a terminal. Whoever gives up ends it before anything is written."""

import datetime
from collections.abc import Callable, Mapping, Sequence

from generator.authoring.choices import Option, meant, to_ask
from generator.authoring.naming import id_for, is_title
from generator.authoring.new import begin, refusal_of_id
from generator.kinds import all_kinds
from generator.library import Library
from generator.reading.source import parse
from generator.record import Kind, written_fields
from generator.report import visible

SHOWN = 25  # which all kinds are within; of a longer list the rest is found by a part of its name
RULE = "只用小写英文、数字和短横线，全站不重复，定了不改"

Ask = Callable[[str], str]
"""Shows a question; the value is the line that is typed. Raises `EOFError` if nobody answers."""


class NobodyAnswersError(Exception):
    """The questions were not answered to their end."""


def asked(
    ask: Ask, kind: Kind | None, record_id: str, said: Mapping[str, str], library: Library, today: datetime.date
) -> tuple[Kind, str, Mapping[str, str]]:
    """The kind, the id and the fields of a new record: what was given already, and what is answered.

    Raises `NobodyAnswersError`, and `NotWrittenError` where nothing can be written whatever is answered.
    """
    try:
        kind = kind or _kind(ask)
        said = _fields(ask, kind, said, library, today)
        usual = record_id or id_for(said["title"], kind, library)
        return kind, record_id or line(ask, f"编号，{RULE}", usual, lambda text: refusal_of_id(text, library)), said
    except EOFError:
        raise NobodyAnswersError("\n没有问完，什么也没有写。") from None


def _kind(ask: Ask) -> Kind:
    kinds = {kind.name: kind for kind in all_kinds()}
    offered = [Option(kind.name, kind.label) for kind in kinds.values()]
    return kinds[one_of(ask, "新建哪一类？", offered, "case")]


def _fields(ask: Ask, kind: Kind, said: Mapping[str, str], library: Library, today: datetime.date) -> Mapping[str, str]:
    sample = parse(begin(kind, said, library, today), "").value
    found = {"title": said.get("title") or line(ask, "标题", sample["title"], _wrong_title), **said}
    for name, offered in to_ask(kind, library).items():
        if name not in said and len(offered) > 1:
            meaning = written_fields(kind.model)[name].description
            found[name] = one_of(ask, f"\n{meaning}（{name}）：", offered, sample[name])
    return found


def _wrong_title(text: str) -> str:
    return "" if is_title(text) else "标题写一行文字，不超过 100 个字。"


def line(ask: Ask, question: str, usual: str, wrong: Callable[[str], str] = lambda _text: "") -> str:
    """One line of text; `wrong` says why a line will not do, and is empty for one that will."""
    while True:
        text = ask(f"{question}\n（直接回车：{visible(usual)}）> ").strip() or usual
        if not (reason := wrong(text)):
            return text
        print(reason)


def one_of(ask: Ask, question: str, offered: Sequence[Option], usual: str) -> str:
    """The value of one of several options, picked by its number or by a part of its name."""
    print(question)
    shown = offered
    while True:
        _list(shown)
        text = ask(f"写序号，或者名称里的几个字（直接回车：{_label(offered, usual)}）> ").strip()
        if not text:
            return usual
        if text.isdecimal() and 0 < int(text) <= len(shown):
            return shown[int(text) - 1].value
        found = meant(text, offered)
        if len(found) == 1:
            return found[0].value
        print(f"“{visible(text)}”找到 {len(found)} 项。" if found else f"没有“{visible(text)}”。")
        shown = found or offered


def _list(options: Sequence[Option]) -> None:
    for number, option in enumerate(options[:SHOWN], 1):
        print(f"  {number:2} {visible(option.shown)}")
    if len(options) > SHOWN:
        print(f"  …… 还有 {len(options) - SHOWN} 项，写名称里的几个字来找")


def _label(options: Sequence[Option], value: str) -> str:
    return visible(next((option.label for option in options if option.value == value), value))
