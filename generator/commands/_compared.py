"""A knowledge base beside the texts of regulations."""

import argparse
import sys

from generator import build
from generator.library import Library
from generator.report import FORMATS


def compared(options: argparse.Namespace) -> Library:
    """Everything, drafts too, with the texts of regulations; what cannot be read of these is told."""
    checked = build.preview(options.project, options.texts)
    texts = options.texts.as_posix() if options.texts else ""
    if unread := [found for found in checked.diagnostics if texts and found.place.file.startswith(texts)]:
        sys.stderr.write(FORMATS["text"](unread))
    return checked.library
