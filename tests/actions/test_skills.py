"""Skills: each once, however it is spelt."""

from uuid import uuid4

import pytest

from app.actions.removals import remove_entry, restore_entry
from app.actions.skills import MOST_SKILLS, add_list, add_skills, describe_skill
from app.db.session import team_session
from app.domain.errors import BadInput, NotFound
from app.domain.forms import BadForm
from app.domain.identity import Identity
from app.queries.profile_views import skill_rows


async def test_several_skills_may_come_at_once(alice: Identity) -> None:
    async with team_session(alice) as db:
        await add_skills(db, "Python, PostgreSQL,  , Figma")
        assert [row.name for row in await skill_rows(db)] == ["Python", "PostgreSQL", "Figma"]


async def test_a_skill_that_is_there_under_another_spelling_is_not_added_again(alice: Identity) -> None:
    async with team_session(alice) as db:
        await add_skills(db, "React")
        assert await add_skills(db, "react, React.js") == []
        assert len(await skill_rows(db)) == 1


async def test_a_skill_that_nobody_knows_is_kept_as_typed(alice: Identity) -> None:
    async with team_session(alice) as db:
        await add_skills(db, "Basket  weaving")
        assert [row.name for row in await skill_rows(db)] == ["Basket weaving"]


async def test_what_is_near_a_skill_without_being_it_is_kept_as_typed(alice: Identity) -> None:
    async with team_session(alice) as db:
        await add_skills(db, "Tax Preparation, Accounts Payable, Bookkeeping")
        await add_skills(db, "VAT returns, Accounts Receivable\nBank reconciliation")
        assert [row.name for row in await skill_rows(db)][3:] == [
            "VAT returns", "Accounts Receivable", "Bank reconciliation",
        ]  # fmt: skip


async def test_of_a_list_what_fits_is_added_and_the_rest_is_named(alice: Identity) -> None:
    async with team_session(alice) as db:
        await add_skills(db, "React")
        added = await add_list(db, f"Python, {'x' * 81}, ReactJS, react")
        assert [row.name for row in await skill_rows(db)] == ["React", "Python"]
        assert len(added.ids) == 1
        assert added.left == [
            f"“{'x' * 30}…” is longer than 80 characters: shorten it.",
            "ReactJS is there already, as React.",
            "react is there already.",
        ]


async def test_there_is_an_end_to_it(alice: Identity) -> None:
    async with team_session(alice) as db:
        await add_skills(db, ", ".join(f"Craft number {n}" for n in range(MOST_SKILLS)))
        with pytest.raises(BadInput, match="enough"):
            await add_skills(db, "One more")
        with pytest.raises(BadInput):
            await add_skills(db, " , ")
        with pytest.raises(BadForm):
            await add_skills(db, "x" * 81)


async def test_how_well_and_how_long_is_said_in_words(alice: Identity) -> None:
    async with team_session(alice) as db:
        [skill] = await add_skills(db, "Python")
        await describe_skill(db, skill, {"level": "expert", "years": "11"})
        assert [row.said for row in await skill_rows(db)] == ["Expert, 11 years"]
        with pytest.raises(NotFound):
            await describe_skill(db, uuid4(), {"level": "", "years": ""})


async def test_a_removed_skill_comes_back_in_its_place(alice: Identity) -> None:
    async with team_session(alice) as db:
        first, _ = await add_skills(db, "Python, SQL")
        await describe_skill(db, first, {"level": "expert", "years": "11"})
        before = await skill_rows(db)
    async with team_session(alice) as db:
        await remove_entry(db, "skill", first)
        await restore_entry(db, "skill", first)
    async with team_session(alice) as db:
        assert await skill_rows(db) == before
