"""What the browser's events do: one small state a page, all of them flat children of `rx.State`.

May import actions, queries, auth, db, domain, settings and clock. Good example: `session.py`.
"""
