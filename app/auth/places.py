"""Where the sign-in pages are, and where a person lands after them."""

SIGN_IN = "/login"
SIGN_UP = "/signup"
AFTER_SIGN_IN = "/"
AFTER_SIGN_UP = "/"
