"""Finds a Chromium for the browser tests, or gets one: the system's, Playwright's, or Debian's package."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def find_chromium() -> str | None:
    """Path of a Chromium on this machine, the system's first; None if there is none."""
    system = next((found for name in NAMES if (found := shutil.which(name))), None)
    return system or _playwright_chromium()


def get_chromium() -> str:
    """Like find_chromium, but installs one where that can be done; exits with a sentence otherwise."""
    if found := find_chromium():
        return found
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if found := _playwright_chromium():
        return found
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)
        if found := find_chromium():
            return found
    sys.exit(
        "The browser tests need Chromium and none could be installed. "
        "Install it with your system's package manager (Debian: apt-get install chromium) and run again."
    )


def _playwright_chromium() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


if __name__ == "__main__":
    print(f"Chromium for the browser tests: {get_chromium()}")  # noqa: T201
