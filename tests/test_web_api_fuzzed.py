"""Every operation of the API's description, asked with whatever fits it and with what does not: no fault, no answer undescribed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tellings.web.app import application
from web_desk import CHEAP, NAME, PAYLOADS, fill, hostile_report, shelf_of

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = 12  # of each operation


def test_no_fault_and_nothing_undescribed(tmp_path: Path) -> None:
    with shelf_of(fill(tmp_path / "reports.db", hostile_report(PAYLOADS[0]))) as shelf:
        app = application(shelf, NAME, (), passwords=CHEAP)
        described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
        operations = [each.ok() for each in described.get_all_operations() if isinstance(each, Ok)]
        assert len(operations) > 15
        try:
            for operation in operations:
                asked(operation.as_strategy())
        finally:
            app.state.desk.adding.cancel()


def asked(cases: SearchStrategy[Case[Any]]) -> None:
    """Asks one operation."""

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],
    )
    @given(cases)
    def once(case: Case[Any]) -> None:
        case.call_and_validate(checks=CHECKS)

    once()
