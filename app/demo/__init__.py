"""Invented job ads and an invented freelancer, for looking around and for measuring.

May import runs, actions, queries, auth, db and domain. Good example: `scenarios.py`.
"""
