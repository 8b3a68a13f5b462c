"""Reads: one named question each, answered with frozen views ready to be shown.

May import: models, db, domain. A good example: pipeline.py.
"""
