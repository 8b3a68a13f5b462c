"""Files from a browser: received in pieces, kept per team, found again by an id.

May import auth, db and domain. Start reading at `route.py`.
"""
