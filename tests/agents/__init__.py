"""Recipes of agents, performed as a worker does."""
