"""The web edge: everything between the open port and the Reflex app. Plain ASGI, no Reflex in it.

May import every layer below `app.app`. Read `guards.py` first (the order of the guards), then `routes.py`.
Imports nothing itself: `defaults.py` has to run before Reflex is loaded, and quickly.
"""
