"""Bidwell: the self-hosted cockpit in which a freelancer wins gigs. The map is in README.md."""
