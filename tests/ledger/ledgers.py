"""Little ledgers for tests, and a knowledge base that reads them."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.aggregates.kept import FOLDER, Aggregates
from generator.cli import main
from generator.diagnostic import Diagnostic
from generator.kinds import all_kinds
from generator.reading.load import load
from tests.rendering import project

HEAD = ("投诉编号", "受理日期", "办结日期", "客户号", "产品", "投诉原因", "涉及金额")
MAP = """\
confirmed: true
dates: [年-月-日, 年/月/日]
columns:
  received: 受理日期
  closed: 办结日期
  id: 投诉编号
  customer: 客户号
  product: 产品
  cause: 投诉原因
  amount: 涉及金额
values:
  product:
    - {text: 个贷, to: product-loan}
    - {text: 车贷, to: none}
  cause:
    - {text: 收费, to: cause-pricing}
    - {text: 其他, to: none}
"""

Row = Sequence[str]


def row(number: int, **other: str) -> Row:
    """A complaint without a fault, but for what is said otherwise by the names of its fields."""
    right = {
        "id": str(number),
        "received": "2026-03-02",
        "closed": "2026-03-12",
        "customer": f"K{number}",
        "product": "个贷",
        "cause": "收费",
        "amount": "100",
    }
    return [*(right | other).values()]


def text(rows: Sequence[Row], head: Row = HEAD) -> str:
    """A ledger as CSV."""
    return "".join(",".join(f'"{cell}"' if "," in cell else cell for cell in one) + "\n" for one in (head, *rows))


def many(count: int, *more: Row) -> str:
    """A ledger of so many complaints of as many customers, and more rows."""
    return text([*(row(1000 + number) for number in range(count)), *more])


class Desk:
    """A knowledge base and what the command says to it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = project(root / "kb"), capsys
        self.map = root / "MAP.yaml"
        self.map.write_text(MAP, encoding="utf-8")

    def read(self, ledger: str | bytes, name: str = "台账.csv", *more: str) -> tuple[int, str]:
        """Exit code, and what was printed."""
        file = self.root.parent / name
        file.write_bytes(ledger if isinstance(ledger, bytes) else ledger.encode())
        code = main(["ledger", "read", str(file), "--map", str(self.map), "--project", str(self.root), *more])
        out, err = self.capsys.readouterr()
        return code, out + err

    @property
    def kept(self) -> Mapping[str, str]:
        """The files of aggregates by name."""
        return {file.name: file.read_text(encoding="utf-8") for file in (self.root / "content/ledger").glob("*")}


def complaints(seed: int, count: int, days: int, values: int) -> str:
    """A ledger of complaints that are rarer from value to value, and of customers of whom some come again."""
    chance = random.Random(seed)
    start = date(2024, chance.randint(1, 12), chance.randint(1, 28))
    weights = [1 / (place + 1) ** 2 for place in range(values)]
    rows = [
        row(
            number,
            received=str(start + timedelta(chance.randrange(days))),
            closed="",
            customer=f"K{chance.randrange(count)}",
            product=chance.choices([f"产品{place}" for place in range(values)], weights)[0],
            cause=chance.choices([f"原因{place}" for place in range(values)], weights)[0],
        )
        for number in range(count)
    ]
    return text(rows)


def aggregates(root: Path) -> tuple[Aggregates | None, list[Diagnostic]]:
    """What a knowledge base keeps of its ledger, and what is wrong there."""
    library, found = load(root, all_kinds())
    return library.ledger, [one for one in found if one.place.file.startswith(FOLDER)]
