"""Postgres and sign-in on a laptop: what the hosted mode gets from Supabase.

May import: db, domain, settings, clock. A good example: lock.py.
"""
