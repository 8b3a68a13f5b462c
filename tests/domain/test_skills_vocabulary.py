"""The vocabulary's files keep their promises: no alias of two skills, no parent that does not exist."""

from collections import Counter

import pytest

from app.domain.skills import canonical, find_skills, related
from app.domain.skills_forms import key_of
from app.domain.skills_vocabulary import Vocabulary, _lines, vocabulary


def test_no_alias_is_written_for_two_skills() -> None:
    owners: dict[str, set[str]] = {}
    for _, names in _lines(Vocabulary()):
        for text, alias in names:
            owners.setdefault(key_of(text), set()).add(alias.skill)
    assert {key: skills for key, skills in owners.items() if len(skills) > 1 or not key} == {}


def test_no_skill_is_written_twice() -> None:
    counts = Counter(skill.name for skill, _ in _lines(Vocabulary()))
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_skill_that_is_shown_exists() -> None:
    skills = vocabulary().skills
    assert [shown for skill in skills.values() for shown in skill.shows if shown not in skills] == []


def test_levels_are_one_to_four() -> None:
    assert {skill.level for skill in vocabulary().skills.values()} <= {1, 2, 3, 4}


def test_all_trades_are_there() -> None:
    trades = {skill.trade for skill in vocabulary().skills.values()}
    assert trades >= {
        "development", "data", "ai", "cloud", "security", "design", "video and photo", "audio", "writing", "marketing",
        "sales", "e-commerce", "admin", "automation", "support", "finance", "legal", "people", "management",
        "engineering", "education",
    }  # fmt: skip


def test_closeness_is_a_share() -> None:
    for name in ("React", "Logo Design", "Selenium", "Bookkeeping", "English"):
        assert all(0 < value < 1 for value in related(name).values())
        assert name not in related(name)


def test_every_plain_name_is_found_in_a_list_of_skills() -> None:
    lost = []
    for skill in vocabulary().skills.values():
        if vocabulary().aliases[key_of(skill.name)].reading == "plain":
            text = f"Skills: Python, {skill.name}, Kubernetes"
            if skill.name not in {span.name for span in find_skills(text)}:
                lost.append(skill.name)
    assert lost == []


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("Load Balancer", "Load Balancing"), ("load balancing", "Load Balancing"), ("web server", "Web Servers"),
        ("svg", "SVG"), ("asyncio", "Python Asyncio"), ("caching", "Caching"), ("message broker", "Message Queues"),
        ("VPS", "VPS Hosting"), ("graph database", "Graph Databases"), ("vs code", "Visual Studio Code"),
        ("OpenVPN", "OpenVPN"), ("numerical analysis", "Numerical Methods"), ("pinia", "Pinia"),
    ],
)  # fmt: skip
def test_a_thing_is_not_called_by_the_name_of_one_product_beside_it(tag: str, name: str) -> None:
    assert canonical(tag) == name


def test_a_product_still_shows_its_kind() -> None:
    assert related("NGINX")["Web Servers"] > related("NGINX")["Load Balancing"] > 0
