"""Every refusal at the door: a code that may stand in an address, and the sentence a person reads."""

from app.domain.errors import UserFacingError

SENTENCES = {
    "wrong_password": "The e-mail address and the password do not go together. Check both and try again.",
    "taken_address": "There is already an account with this address. Sign in instead.",
    "bad_address": "This is not an e-mail address. It should look like name@example.com.",
    "missing": "Fill in both your e-mail address and a password.",
    "weak_short": "This password is too short. Use at least 10 characters; a few unrelated words are best.",
    "weak_common": "This password is on the lists that people guess from. Add a few unrelated words.",
    "weak_personal": "This password can be guessed from your name or address. Choose other words.",
    "weak_pattern": "Repeats, rows of keys and dates are quick to guess. Add a few unrelated words.",
    "weak_guessable": "This password is too easy to guess. Add a few unrelated words.",
    "long_password": "This password is too long. Use at most 72 letters and digits.",
    "expired": "You have been signed out, because your sign-in was too old. Sign in again to go on.",
    "signed_out": "You signed out in another tab or browser. Sign in again to go on.",
    "too_many_tries": "That was too many tries in a short time. Wait five minutes, then try again.",
    "unreachable": "The sign-in service does not answer. Nothing was changed; try again in a moment.",
    "confirm_address": "Almost there: open the link that we have just mailed to you, then sign in.",
    "blocked": "This account has been blocked. Write to whoever runs this Bidwell.",
    "closed": "New accounts are not being taken here. Write to whoever runs this Bidwell.",
    "no_invitation": "This invitation is used up, taken back or over. Ask for a new one.",
    "owner_stays": "The owner stays in the team: hand it over first.",
    "not_your_team": "You are not in this team, or no longer.",
    "no_team": "Your account belongs to no team any more. Ask its owner to invite you again.",
    "erased": "It is erased, as you wished. Nothing of it is kept here.",
    "unexpected": "Signing in did not work, and the fault is ours. Try again in a moment.",
}

BY_AUTH_CODE = {
    "invalid_credentials": "wrong_password",
    "user_already_exists": "taken_address",
    "email_exists": "taken_address",
    "validation_failed": "bad_address",
    "email_address_invalid": "bad_address",
    "email_address_not_authorized": "bad_address",
    "over_request_rate_limit": "too_many_tries",
    "over_email_send_rate_limit": "too_many_tries",
    "email_not_confirmed": "confirm_address",
    "user_banned": "blocked",
    "signup_disabled": "closed",
    "email_provider_disabled": "closed",
    "refresh_token_not_found": "expired",
    "refresh_token_already_used": "expired",
    "session_expired": "expired",
    "session_not_found": "expired",
    "user_not_found": "expired",
}
"""What Supabase Auth says → our code."""

BY_WEAKNESS = {
    "length": "weak_short",
    "common": "weak_common",
    "pwned": "weak_common",
    "personal": "weak_personal",
    "pattern": "weak_pattern",
    "characters": "weak_guessable",
}
"""A reason of `weak_password` → our code."""


class AuthRefused(UserFacingError):
    """Not let in; `code` is a key of SENTENCES."""

    def __init__(self, code: str) -> None:
        self.code = code if code in SENTENCES else "unexpected"
        super().__init__(SENTENCES[self.code])


def sentence_for(code: str) -> str:
    """The sentence for a code from an address; "" for anything that is not a code of ours."""
    return SENTENCES.get(code, "")
