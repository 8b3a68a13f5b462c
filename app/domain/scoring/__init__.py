"""How a job is scored for a person: what ads say, the parts of the score, and the words for them.

May import: the standard library, numpy, app.domain. Others use app.domain.ranking. A good example: worth.py.
"""
