"""Seconds of a processor that the page's Python takes when a filter is changed: prints them as JSON, one a rerun.

Run with the path of a store. The real page runs in the harness of Streamlit for tests, without a browser; what
the harness adds (it reads every element back) counts too.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from pathlib import Path
from typing import Final

from streamlit.testing.v1 import AppTest

APP: Final = Path(__file__).resolve().parents[1] / "dashboard" / "app.py"
FILTER: Final = "kind-"
"""How the keys of the boxes begin that choose kinds of event."""
RERUNS: Final = 12
FIRST_SECONDS: Final = 600


def main() -> None:
    """Opens the page, lets every cache fill, and changes a filter some times."""
    logging.disable(logging.WARNING)  # the harness has no browser, and says so at length
    os.environ["DATELINE_STORE"] = sys.argv[1]
    page = AppTest.from_file(str(APP), default_timeout=FIRST_SECONDS).run()
    took = [_rerun_seconds(page, number) for number in range(RERUNS)]
    if page.exception or page.error:
        raise RuntimeError("the page failed while it was measured")
    print(json.dumps(took[1:]))


def _rerun_seconds(page: AppTest, number: int) -> float:
    """Changes one of the filters, another each time."""
    boxes = [box for box in page.checkbox if (box.key or "").startswith(FILTER)]
    box = boxes[number // 2 % len(boxes)]
    box.set_value(not box.value)
    began = time.process_time()
    page.run()
    return time.process_time() - began


if __name__ == "__main__":
    main()
