"""The one way to Postgres: an engine, transactions that know who is asking, SQL files, migrations.

May import: domain, settings, clock. A good example: session.py.
"""
