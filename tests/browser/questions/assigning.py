"""Questions in which something is chosen for every item: what to choose, and how it is done by role and name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Locator

from tests.browser.questions.asking import Asked


@dataclass(frozen=True)
class Assigning:
    """A question of this kind: the right choices, some that are partly right, and wrong ones."""

    stem: str
    name: str
    right: Mapping[str, str]
    partly: Mapping[str, str]
    partly_score: float
    wrong: Mapping[str, str]
    remark: tuple[str, str]  # an item, and what is said of it whatever was chosen

    @property
    def items(self) -> list[str]:
        """The items in the order in which they stand."""
        return list(self.right)

    def control(self, asked: Asked, item: str) -> Locator:
        """What has the focus when an item is to be chosen for."""
        raise NotImplementedError

    def row(self, asked: Asked, item: str) -> Locator:
        """An item with its choices, and what is said about it."""
        raise NotImplementedError

    def choose(self, asked: Asked, item: str, choice: str) -> None:
        """Choose for one item."""
        raise NotImplementedError

    def choice(self, asked: Asked, item: str) -> str:
        """What is chosen for an item; empty while nothing is."""
        raise NotImplementedError

    def put(self, asked: Asked, choices: Mapping[str, str], items: Iterable[str] = ()) -> None:
        """Choose for all items that are named."""
        for item in items or choices:
            self.choose(asked, item, choices[item])

    def chosen(self, asked: Asked) -> dict[str, str]:
        """What is chosen, without the items that are open."""
        found = {item: self.choice(asked, item) for item in self.items}
        return {item: choice for item, choice in found.items() if choice}


class Classify(Assigning):
    """A group with a radio for every choice."""

    def control(self, asked: Asked, item: str) -> Locator:
        return self.row(asked, item).get_by_role("radio").first

    def row(self, asked: Asked, item: str) -> Locator:
        return asked.form.get_by_role("group", name=item)

    def choose(self, asked: Asked, item: str, choice: str) -> None:
        self.row(asked, item).get_by_role("radio", name=choice).check()

    def choice(self, asked: Asked, item: str) -> str:
        picked = self.row(asked, item).locator("label:has(:checked)")
        return "".join(picked.all_inner_texts()).strip()


class Match(Assigning):
    """A list of choices, each with a sign before it."""

    def control(self, asked: Asked, item: str) -> Locator:
        return asked.form.get_by_role("combobox", name=item)

    def row(self, asked: Asked, item: str) -> Locator:
        return self.control(asked, item).locator("xpath=ancestor::div[1]")

    def choose(self, asked: Asked, item: str, choice: str) -> None:
        option = self.control(asked, item).get_by_role("option", name=choice)
        self.control(asked, item).select_option(label=option.inner_text())

    def choice(self, asked: Asked, item: str) -> str:
        return self.control(asked, item).locator("option:checked").inner_text().partition("、")[2]


INTEREST, DAY, FAMILY = "说多收了利息，要求退还", "问还款日是哪天", "说催收打给了家人，要求停止"
CLASSIFY = Classify(
    "下面哪些算投诉，哪些只是咨询？",
    "types#classify",
    {INTEREST: "投诉", DAY: "咨询", FAMILY: "投诉"},
    {INTEREST: "投诉", DAY: "投诉", FAMILY: "投诉"},
    0.6667,
    {INTEREST: "咨询", DAY: "投诉", FAMILY: "咨询"},
    (DAY, "只是打听，没有不满。"),
)
MATCH = Match(
    "谁做哪件事？",
    "types#match",
    {"投诉专员": "登记和答复", "业务部门": "提供事实", "管理人员": "批准减免"},
    {"投诉专员": "提供事实", "业务部门": "登记和答复", "管理人员": "批准减免"},
    0.3333,
    {"投诉专员": "提供事实", "业务部门": "批准减免", "管理人员": "登记和答复"},
    ("业务部门", "事实在业务部门手里。"),
)
