"""Pages: each a table of contents that names its parts and wires them to a state.

May import components, state and everything below. A good example: login.py; the frame is frame.py.
"""
