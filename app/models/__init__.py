"""The tables, one file per aggregate: columns only, no behaviour and no relationships.

May import: domain and db. A good example: application.py.
"""
