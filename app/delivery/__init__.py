"""How a message leaves: one file for each kind of channel. Only plain values; no database.

May import: safe_http, settings, domain. A good example: ntfy.py.
"""
