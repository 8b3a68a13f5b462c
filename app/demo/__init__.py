"""Invented job ads and an invented freelancer, for looking around and for measuring."""
