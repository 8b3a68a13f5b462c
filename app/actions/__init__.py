"""Writes: one verb, one transaction; takes the session first and never commits.

May import: queries, models, auth, db, domain. A good example: applications.py.
"""
