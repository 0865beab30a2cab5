"""Everything late, for faults that a fast machine hides: answers come in an order of their own, scripts are slow.

`CASEBOOK_LATE` turns it on. It is any number; another one is another order.
"""

import os
import time
from urllib.parse import urlsplit
from zlib import crc32

from playwright.sync_api import Page

ORDER = os.environ.get("CASEBOOK_LATE", "")
SLOWER = 4 if ORDER else 1  # times: a phone beside the machines that we write on
AT_LEAST, AT_MOST, PAGE_AT_MOST = 50, 400, 100  # milliseconds
OURS = ("/casebook/", "/sitemap.xml", "/lrs/", "/xAPI/")


def hold(path: str) -> None:
    """Before a server answers: what our scripts ask for may come after all else, and in any order."""
    if ORDER:
        bare = urlsplit(path).path
        most = AT_MOST if any(part in bare for part in OURS) else PAGE_AT_MOST
        time.sleep((AT_LEAST + crc32(f"{ORDER} {bare}".encode()) % (most - AT_LEAST)) / 1000)


def slow(page: Page) -> None:
    """What runs in a page takes longer, wherever it goes."""
    if ORDER:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
