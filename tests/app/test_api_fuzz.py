"""The API, asked at random what its own description allows and what it does not."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from starlette.applications import Starlette

from dashboard.api.routes import routes

schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", Starlette(routes=routes()))


@pytest.fixture(autouse=True)
def winkel(stadsstore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUURTKOMPAS_STORE", str(stadsstore))


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_request_breaks_the_server(case: schemathesis.Case) -> None:
    antwoord = case.call()
    case.validate_response(
        antwoord,
        checks=[
            schemathesis.checks.not_a_server_error,
            schemathesis.specs.openapi.checks.status_code_conformance,
            schemathesis.specs.openapi.checks.content_type_conformance,
            schemathesis.specs.openapi.checks.response_schema_conformance,
        ],
    )
