"""`casebook build`: the site."""

import argparse
from functools import partial

from generator.commands._arguments import add_audience, add_fresh, add_project
from generator.commands._exits import OK
from generator.commands._with_mkdocs import with_mkdocs
from generator.outlets import site

HELP = "检查并生成网站（写到 site/，全部成功才替换旧网站）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    add_project(parser)
    add_audience(parser)
    add_fresh(parser)


def run(options: argparse.Namespace) -> int:
    """Build it."""
    done = with_mkdocs(options.project, partial(site.build, fresh=options.fresh, audience=options.audience))
    if done == OK:
        print("网站已经生成。")
    return done
