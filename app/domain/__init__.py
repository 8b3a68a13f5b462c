"""Pure rules: plain values in, plain values out. No I/O, no clock, no ORM, no Reflex.

May import: the standard library, numpy and other modules of this package. A good example: pipeline.py.
"""
