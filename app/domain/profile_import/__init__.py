"""Facts about a person found in a file, and what they would change in the profile.

Pure. Start at facts.py (what a file says), then proposals.py (what the person is asked).
"""
