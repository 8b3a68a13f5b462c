"""Cover letters from facts: what the ad demands, what the profile can claim, and which sentence rests on which row.

May import: the standard library and other modules of app.domain. A good example: diff.py.
"""
