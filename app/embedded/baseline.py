"""Lay what Supabase brings along and migrations rely on: roles, `extensions`, `auth`, login passwords."""

from pathlib import Path

import psycopg
from psycopg import sql

from app.embedded.cluster import Cluster

BASELINE = Path(__file__).with_name("baseline.sql")
LOGINS = ("app_owner", "authenticator", "supabase_auth_admin")


def lay_baseline(cluster: Cluster) -> None:
    """Create the database and everything a superuser must; running it again changes nothing."""
    with psycopg.connect(cluster.with_database("postgres").dsn_superuser, autocommit=True) as db:
        known = db.execute("select 1 from pg_database where datname = %s", [cluster.database]).fetchone()
        if not known:
            db.execute(sql.SQL("create database {}").format(sql.Identifier(cluster.database)))
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute(BASELINE.read_bytes())
        for role in LOGINS:
            db.execute(
                sql.SQL("alter role {} with login password {}").format(
                    sql.Identifier(role), sql.Literal(cluster.passwords[role])
                )
            )
        db.execute(sql.SQL("alter database {} owner to app_owner").format(sql.Identifier(cluster.database)))
