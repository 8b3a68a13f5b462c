"""The copilot: what it understands, and the shape of what it answers. Pure; the numbers come from app.queries.copilot.

May import: the rest of app.domain. A good example: period.py.
"""
