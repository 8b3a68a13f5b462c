"""The completeness of a profile is Postgres's word, and the gaps add up to what is missing."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in, team_session
from app.domain.identity import Identity
from app.models.profile import Profile, UserEducation, UserExperience, UserPreferences, UserSkill

Sql = Callable[..., list[tuple[Any, ...]]]
GAPS = text("select key, weight from private.profile_gaps(:team, :user)")


async def test_a_new_profile_lacks_all_but_the_name(alice: Identity) -> None:
    async with team_session(alice) as db:
        assert await score(db) == Decimal("0.08")
        assert set(await gaps(db)) == {
            "headline", "about", "location", "skills", "experience", "results", "education", "rates",
            "fixed_floor",
        }  # fmt: skip


async def test_the_gaps_and_the_score_make_one(alice: Identity) -> None:
    async with team_session(alice) as db:
        await fill_in(db, skills=3)
        assert sum((await gaps(db)).values()) + await score(db) == 1


async def test_every_part_counts_and_a_full_profile_is_complete(alice: Identity) -> None:
    async with team_session(alice) as db:
        await fill_in(db, skills=5)
        assert await gaps(db) == {}
        assert await score(db) == 1


async def test_taking_something_away_is_noticed(alice: Identity) -> None:
    async with team_session(alice) as db:
        await fill_in(db, skills=5)
        await db.execute(text("delete from user_skills where name in ('skill 0', 'skill 1')"))
        assert await gaps(db) == {"skills": Decimal("0.08")}
        await db.execute(text("update user_experiences set results = '{}'"))
        assert await score(db) == Decimal("0.82")


async def test_each_person_has_their_own_score(alice: Identity, bob: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        await fill_in(db, skills=5)
    rows = sql("select distinct profile_completeness_score from profiles where user_id = %s", bob.user_id)
    assert rows == [(Decimal("0.08"),)]


async def fill_in(db: AsyncSession, *, skills: int) -> None:
    me = identity_in(db)
    mine: dict[str, Any] = {"team_id": me.team_id, "user_id": me.user_id}
    profile = await db.get_one(Profile, (me.user_id, me.team_id))
    profile.headline, profile.about, profile.location = (
        "React developer",
        "I build booking sites. " * 5,
        "Lisbon",
    )
    wish = await db.get_one(UserPreferences, (me.user_id, me.team_id))
    wish.hourly_min, wish.fixed_budget_min = Decimal(50), Decimal(500)
    db.add_all(UserSkill(name=f"skill {n}", **mine) for n in range(skills))
    db.add(UserExperience(title="Developer", results=["Cut load time by half"], **mine))
    db.add(UserEducation(institution="A school", **mine))
    await db.flush()


async def score(db: AsyncSession) -> Decimal:
    me = identity_in(db)
    profile = await db.get_one(Profile, (me.user_id, me.team_id), populate_existing=True)
    asked = text("select private.profile_completeness(:team, :user)")
    assert (await db.execute(asked, {"team": me.team_id, "user": me.user_id})).scalar_one() == (
        profile.profile_completeness_score
    )
    return profile.profile_completeness_score


async def gaps(db: AsyncSession) -> dict[str, Decimal]:
    me = identity_in(db)
    rows = await db.execute(GAPS, {"team": me.team_id, "user": me.user_id})
    return {row.key: row.weight for row in rows}
