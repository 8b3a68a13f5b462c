"""A letter as a file to keep or to attach: Word or PDF.

May import queries, the database, sign-in and the domain. A good example: route.py.
"""
