"""Whatever the OpenAPI description allows, and much that it does not, gives no answer of the 5xx kind."""

import contextlib

import pytest
import schemathesis
from board_samples import coded
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable

from lagebild.board.screenshots import running

BOUNDED = settings(max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def described(store_url):
    with running(store_url, code=lambda article: coded("Belarus kritisierte Polen.")) as base:
        yield schemathesis.openapi.from_url(f"{base}/schema/openapi.json")


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
def test_no_request_breaks_the_board(described, mode):
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 15
    for operation in operations:
        strategy = operation.as_strategy(generation_mode=mode)

        @BOUNDED
        @given(case=strategy)
        def ask(case):
            answer = case.call()
            assert answer.status_code < 500, (case.method, case.path, answer.text)
            if answer.status_code == 400:
                assert len(answer.text) > 10

        with contextlib.suppress(Unsatisfiable):  # no parameter that could be wrong
            ask()
