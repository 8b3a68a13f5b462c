"""The page behind an apply link: plain HTML from the server, for a phone that is signed in nowhere.

May import actions and queries, no Reflex. Begin with `route.py`.
"""
