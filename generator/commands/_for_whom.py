"""Whom a site is made for: as the command line says, or else the settings of the site."""

import argparse
import sys

from generator.disclosure.audience import Audience
from generator.outlets import settings, site


def for_whom(options: argparse.Namespace) -> Audience | None:
    """The audience; none if the settings do not say it clearly, and then why is printed."""
    said: Audience | None = options.audience
    try:
        return said or settings.audience_of(options.project)
    except site.Refused as refused:
        print(refused, file=sys.stderr)
        return None
