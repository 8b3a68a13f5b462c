"""`bidwell bench`: what Bidwell costs, each figure beside its floor or baseline measured in the same run.

May import every layer below the command line. A good example: `upsert.py`; the list of all figures: `run.py`.
"""
