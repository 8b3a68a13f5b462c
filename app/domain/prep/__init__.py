"""The brief before a talk: client, job, likely questions with one's own evidence, questions to ask, money. Pure."""
