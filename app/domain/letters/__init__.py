"""Cover letters from facts: what an ad demands, what a profile can claim, which sentence rests on which row.

May import: the standard library and other modules of app.domain. A good example: diff.py.
"""
