"""What takes longer than a moment, done step by step with a trail in `agent_runs`.

May import actions and everything below. A good example: job_files.py.
"""
