"""What all tests share.  Where TELLINGS_NO_SKIPS is set, as in continuous integration, a test that is skipped has failed."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator

import pytest
from hypothesis import HealthCheck, settings

from extracting import Extract, extractor
from postgres import Absent, Server
from tellings.casebook import Where

NO_SKIPS = bool(os.environ.get("TELLINGS_NO_SKIPS"))
os.environ.pop("COLUMNS", None)  # set where tests run side by side: what is folded is only for a screen
# How long an example takes says more of the machine, and of who else is at work on it, than of the code.
settings.register_profile("tellings", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tellings")


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


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server for all tests that need one."""
    try:
        server = Server.start()
    except Absent as absent:
        pytest.skip(str(absent))
    yield server
    server.close()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of store in turn: what holds of a casebook holds of it on both."""
    kind: str = request.param
    if kind == "postgresql":
        request.getfixturevalue("postgres")
    return kind


@pytest.fixture
def fresh(
    kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], Where]]:
    """Gives a place where no casebook is yet, another each time."""
    if kind == "sqlite":
        yield lambda: tmp_path_factory.mktemp("book") / "valley.db"
        return
    server: Server = request.getfixturevalue("postgres")
    yield server.database
    server.take_back()


@pytest.fixture
def where(fresh: Callable[[], Where]) -> Where:
    """A place where no casebook is yet: a path, or an address."""
    return fresh()
