"""Pages: tables of contents that name their parts and wire them to state.

May import components and state. A good example: frame.py.
"""
