"""Verbs below a verb: each is a module of a package, found by itself, and says what a verb of `commands` says."""

import argparse

from generator.discovery import modules_in


def add_verbs(parser: argparse.ArgumentParser, package: str) -> None:
    """Let the command line choose one of them; `run_below` of the options is what does it."""
    chosen = parser.add_subparsers(title="命令", required=True, metavar="命令")
    for name, module in modules_in(package).items():
        its_parser = chosen.add_parser(name.rstrip("_").replace("_", "-"), help=module.HELP)
        module.add_arguments(its_parser)
        its_parser.set_defaults(run_below=module.run)
