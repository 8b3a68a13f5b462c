"""A CV that is only text, read as a profile: headline, roles held with their dates, skills, the rest in prose.

May import: app.domain. A good example: sections.py.
"""
