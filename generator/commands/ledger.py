"""`casebook ledger`: the organisation's own complaints as numbers. Its verbs stand in `_ledger/`, one a file."""

import argparse

from generator.commands import _ledger
from generator.commands._below import add_verbs

HELP = "本机构的投诉数据：读台账、试算预警、本月教什么、季度和年度报告"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes: a verb of its own."""
    add_verbs(parser, _ledger.__name__)


def run(options: argparse.Namespace) -> int:
    """Do what the verb says."""
    return int(options.run_below(options))
