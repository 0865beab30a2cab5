"""How characters sound: the file is what its recipe makes of the installed pypinyin, and says what it must."""

import pytest

from generator.search.readings import readings
from tests.search.readings import FILE, table


def test_the_file_is_made_by_its_recipe() -> None:
    assert FILE.read_text(encoding="utf-8") == table()


@pytest.mark.parametrize(
    ("word", "spelt"),
    [("还款", "huan kuan"), ("银行", "yin hang"), ("重复", "chong fu"), ("调解", "tiao jie"), ("利率", "li lv")],
)
def test_words_of_the_trade_can_be_spelt(word: str, spelt: str) -> None:
    assert all(char in readings()[syllable] for char, syllable in zip(word, spelt.split(), strict=True))
