"""A new password: only after the old one, and the end of every other sign-in."""

import pytest

from app.auth.accounts import sign_in
from app.auth.browser import identity_from_cookie
from app.auth.cookies import PLAIN_NAME
from app.auth.password import change_password
from app.auth.sentences import AuthRefused
from app.domain.forms import BadForm
from tests.auth.conftest import PASSWORD, Door, Somebody

NEW = "violet-harbour-93"


async def test_the_new_password_opens_and_the_old_one_does_not(door: Door, alice: Somebody) -> None:
    identity = await identity_from_cookie(alice.cookie)
    assert identity is not None
    await change_password(identity, alice.cookie, present=PASSWORD, new=NEW)
    assert await sign_in(alice.email, NEW)
    with pytest.raises(AuthRefused):
        await sign_in(alice.email, PASSWORD)


async def test_this_browser_stays_signed_in_and_every_other_does_not(
    door: Door, alice: Somebody, forgetful: None
) -> None:
    other = f"{PLAIN_NAME}={await sign_in(alice.email, PASSWORD)}"
    identity = await identity_from_cookie(alice.cookie)
    assert identity is not None
    await change_password(identity, alice.cookie, present=PASSWORD, new=NEW)
    assert await identity_from_cookie(alice.cookie)
    assert await identity_from_cookie(other) is None


@pytest.mark.parametrize(
    ("present", "new", "field"),
    [
        ("", NEW, "present"),
        ("not-my-password-1", NEW, "present"),
        (PASSWORD, "", "new"),
        (PASSWORD, PASSWORD, "new"),
        (PASSWORD, "short", "new"),
        (PASSWORD, "password1234", "new"),
        (PASSWORD, "é" * 40, "new"),
    ],
)
async def test_what_cannot_be_used_is_said_beside_its_field(
    door: Door, alice: Somebody, present: str, new: str, field: str
) -> None:
    identity = await identity_from_cookie(alice.cookie)
    assert identity is not None
    with pytest.raises(BadForm) as refused:
        await change_password(identity, alice.cookie, present=present, new=new)
    assert list(refused.value.errors) == [field]
    assert await sign_in(alice.email, PASSWORD)


async def test_a_stolen_name_without_a_cookie_changes_nothing(
    door: Door, alice: Somebody, charlie: Somebody
) -> None:
    identity = await identity_from_cookie(alice.cookie)
    assert identity is not None
    with pytest.raises(AuthRefused):
        await change_password(identity, None, present=PASSWORD, new=NEW)
