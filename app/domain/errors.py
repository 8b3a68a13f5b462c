"""Errors that are sentences to a person: what happened, and what to do about it."""


class UserFacingError(Exception):
    """A refusal that may be shown word for word. Never carries secrets, codes or stack traces."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BadInput(UserFacingError):
    """What was typed or sent cannot be used; the sentence says how to mend it."""


class SignedOut(UserFacingError):
    """There is no valid sign-in behind this request. `by_choice`: the person ended it, in another tab perhaps."""

    def __init__(self, *, by_choice: bool = False) -> None:
        super().__init__("You have been signed out. Sign in again to go on.")
        self.by_choice = by_choice


class OutOfTeam(SignedOut):
    """Signed in still, but not in the team any more in which this browser acted."""


class NotAllowed(UserFacingError):
    """The person's role does not allow this."""


class NotFound(UserFacingError):
    """The thing does not exist, or belongs to another team: the two are never told apart."""


class TooLarge(UserFacingError):
    """A file or text is over its limit; the sentence names the limit."""


class Conflict(UserFacingError):
    """Somebody else was quicker; the sentence says what is true now."""
