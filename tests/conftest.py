"""What all tests share.  Where TELLINGS_NO_SKIPS is set, as in continuous integration, a test that is skipped has failed."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest

from extracting import Extract, extractor

NO_SKIPS = bool(os.environ.get("TELLINGS_NO_SKIPS"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, where nothing may be: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A whole file of tests can be skipped too."""
    report = yield
    if NO_SKIPS and report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = f"skipped, where nothing may be: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def extracted() -> Extract:
    """Extracts from a text; the gazetteer and the rules are loaded once."""
    return extractor()
