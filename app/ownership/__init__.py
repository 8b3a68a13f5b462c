"""A team's data are the team's: out as one file, in again, gone for good, and how long what is kept.

May import: actions and below. A good example: export.py.
"""
