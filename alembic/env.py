"""How alembic reaches the database: one transaction for all revisions, its version table in `private`.

Meanwhile nothing is given away by default: some databases open new tables and functions to everybody. What their
owner is used to comes back at the end.
"""

from sqlalchemy import create_engine, pool, text

from alembic import context
from app.db.engine import sqlalchemy_url

HABITS = text("""
    select format('alter default privileges%1$s revoke all on %2$s from %3$s', place, kind, who),
           format('alter default privileges%1$s grant %4$s on %2$s to %3$s%5$s', place, kind, who, rights, further)
      from (select case when d.defaclnamespace <> 0 then format(' in schema %I', n.nspname) else '' end as place,
              case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
                when 'n' then 'schemas' end as kind,
              case a.grantee when 0 then 'public' else a.grantee::regrole::text end as who,
              string_agg(a.privilege_type, ', ') as rights,
              case when a.is_grantable then ' with grant option' else '' end as further
              from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace,
                   aclexplode(d.defaclacl) a
             where d.defaclrole = current_user::regrole and a.grantee <> d.defaclrole and d.defaclobjtype <> 'T'
             group by d.oid, n.nspname, a.grantee, a.is_grantable) habits
""")


def run() -> None:
    dsn = context.config.attributes["dsn"]
    engine = create_engine(sqlalchemy_url(dsn), poolclass=pool.NullPool)
    with engine.begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(hashtext('bidwell migrate'))"))
        habits = connection.execute(HABITS).all()
        for suspend, _ in habits:
            connection.exec_driver_sql(suspend)
        connection.execute(text("create schema if not exists private"))
        context.configure(
            connection=connection, version_table_schema="private", transaction_per_migration=False
        )
        with context.begin_transaction():
            context.run_migrations()
        for _, resume in habits:
            connection.exec_driver_sql(resume)
    engine.dispose()


run()
