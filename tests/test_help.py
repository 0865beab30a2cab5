"""The help of the command line keeps names whole, loses no sign and fits into the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import report
from generator.cli import main
from generator.commands import verbs
from generator.commands._help import Help
from generator.kinds import all_kinds

TEXTS = st.text(st.sampled_from("种类、，。：（）“” abc-=.名#"), max_size=120)


@pytest.mark.parametrize("columns", ["60", "80", "100"])
@pytest.mark.parametrize("verb", verbs())
def test_kinds_and_their_names_stand_on_one_line(
    verb: str, columns: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    with pytest.raises(SystemExit):
        main([verb, "--help"])
    told = capsys.readouterr().out
    if "种类：" in told:
        assert [kind.name for kind in all_kinds() if f"{kind.name}（{kind.label}）" not in told] == []


@given(TEXTS, st.integers(30, 100))
def test_no_sign_is_lost_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = Help("casebook")._split_lines(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    words = max((report.width(word) for word in text.split()), default=0)
    assert all(report.width(line) <= max(width, words) for line in lines)
    assert not any(line.startswith(("、", "，", "。")) for line in lines[1:])
