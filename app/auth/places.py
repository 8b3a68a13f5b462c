"""Where the sign-in pages are, and where a person lands after them."""

SIGN_IN = "/sign-in"
SIGN_UP = "/sign-up"
AFTER_SIGN_IN = "/"
AFTER_SIGN_UP = "/welcome"
TEAM = "/team"
JOIN = "/join"
"""Where an invitation leads: `?t=` and its token."""
