"""Interviews: transcripts read, measured and judged by rules; the same transcript always gives the same figures. Pure."""
