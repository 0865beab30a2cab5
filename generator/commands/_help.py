"""How the help of the command line is laid out: Chinese has no spaces to break lines at, and a sign takes two cells."""

import argparse
import re

from generator import report

WHOLE = re.compile(
    r"""
    (?: [\w.=#/-]*[A-Za-z0-9_.=#/-] (?: （[^（）]{1,20}）)?   # a name of ours, with what it means
      | \s+
      | . ) [、，。；：）”]*                                    # what may not begin a line
""",
    re.VERBOSE | re.ASCII,
)


class Help(argparse.HelpFormatter):
    """Breaks lines between Chinese signs, and never inside a name or before a comma."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        lines = [""]
        for word in WHOLE.findall(" ".join(text.split())):
            if lines[-1] and report.width(lines[-1] + word.rstrip()) > width:
                lines.append("")
            lines[-1] += word if lines[-1] else word.lstrip()
        return [line.rstrip() for line in lines if line.strip()]
