"""Whatever happens to a family of refresh tokens, the server does what the rules say."""

from enum import Enum

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.embedded.auth_server.test_refresh import Family


class Step(Enum):
    USE_NEWEST = "use the newest token"
    USE_ONE_BEFORE = "the answer was lost: use the one before"
    USE_OLDEST = "use the very first token"
    WAIT = "a minute goes by"


class Rules:
    """The reference: which token is current, whether the window is open, whether the family lives."""

    def __init__(self) -> None:
        self.current, self.window_open, self.alive = 0, False, True

    def present(self, counter: int) -> int | None:
        """The counter of the token that is given back, or None for a refusal."""
        if not self.alive:
            return None
        if counter == self.current:
            self.current, self.window_open = self.current + 1, True
        elif counter < self.current - 1 and not self.window_open:
            self.alive = False
            return None
        return self.current


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(Step), max_size=12))
def test_every_history_ends_as_the_rules_say(auth_url: str, dsn_auth: str, steps: list[Step]) -> None:
    family, rules = Family(auth_url, dsn_auth), Rules()
    held = [family.first]
    for step in steps:
        if step is Step.WAIT:
            family.let_time_pass()
            rules.window_open = False
            continue
        newest = len(held) - 1
        counter = {Step.USE_NEWEST: newest, Step.USE_ONE_BEFORE: max(newest - 1, 0), Step.USE_OLDEST: 0}[step]
        expected = rules.present(counter)
        answer = family.refresh(held[counter])
        assert (answer.status_code == 200) is (expected is not None), answer.text
        if expected is not None:
            given_back = answer.json()["refresh_token"]
            held = [*held, given_back] if expected == len(held) else held
            assert held[expected] == given_back
