"""How a job is scored for a person: features of ads, the parts of the score, and the words for them.

May import: the standard library, numpy and app.domain. A good example: worth.py. Others use app.domain.ranking.
"""
