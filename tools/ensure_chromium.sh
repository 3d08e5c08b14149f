#!/bin/sh
# Makes sure that the browser tests find a Chromium: an installed one, else the distribution's, else Playwright's own.
# Usage: ensure_chromium.sh PYTHON (the environment's interpreter, which has Playwright)
set -eu
for name in chromium chromium-browser; do
    if command -v "$name" >/dev/null 2>&1; then
        echo "Chromium for the tests: $(command -v "$name")"
        exit 0
    fi
done
if "$1" - <<'PY'
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    sys.exit(not pathlib.Path(p.chromium.executable_path).exists())
PY
then
    echo "Chromium for the tests: Playwright's"
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium with apt-get (once)"
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; then
        exit 0
    fi
    echo "apt-get could not install chromium; trying Playwright's own"
fi
exec "$1" -m playwright install chromium
