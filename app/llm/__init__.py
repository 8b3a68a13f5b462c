"""Language models: embeddings that run offline, and (where configured) models that write.

May import: app.domain, app.settings. Never reads the database. A good example: embeddings.py.
"""
