"""`python -m app …` does what `bidwell …` does."""

from app.cli import main

main()
