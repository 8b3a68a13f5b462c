"""Answers of the copilot: one function a topic, over SQL; every number in a sentence is one that Postgres gave.

ANSWERS in table.py lists them. A good example: jobs.py.
"""
