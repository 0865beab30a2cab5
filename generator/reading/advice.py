"""How ids and references are written, and what to do where one is not."""

from collections.abc import Mapping

LIKE_AN_ID = "小写英文、数字和短横线，例如 18 或 first-answer"
NO_NAMES = "写它的编号，不写名称。编号是文件名去掉 .yaml；术语、分类的编号是最左边的键"
REFERENCES: Mapping[str, str] = {
    "never": "一个已有条目的编号",
    "allowed": "一个已有条目的编号，例如 six-steps；指到里面的一处，例如 six-steps#investigate",
    "required": "条目的编号、# 和里面那一处的编号，例如 six-steps#investigate",
}
"""What belongs where a reference is none, by whether it may or must lead to a place in a record."""
