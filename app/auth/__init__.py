"""Who is asking: sign-up, sign-in, sign-out, and the browser session behind a cookie.

May import db, domain, settings and clock. Good example: `browser.py`, what a cookie is worth.
"""
