"""How alembic reaches the database: one transaction for all revisions, its version table in `private`."""

from sqlalchemy import create_engine, pool, text

from alembic import context
from app.db.engine import sqlalchemy_url


def run() -> None:
    dsn = context.config.attributes["dsn"]
    engine = create_engine(sqlalchemy_url(dsn), poolclass=pool.NullPool)
    with engine.begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(hashtext('bidwell migrate'))"))
        connection.execute(text("create schema if not exists private"))
        context.configure(
            connection=connection, version_table_schema="private", transaction_per_migration=False
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
