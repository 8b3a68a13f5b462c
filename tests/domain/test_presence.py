"""Who has what open: heard of, told once, and forgotten."""

from app.domain.presence import KEPT, Register, Somebody, initials


def sign(tab: str = "t1", person: str = "ana", job: str = "j1", place: str = "card") -> dict[str, object]:
    return {"team": "one", "tab": tab, "person": person, "job": job, "place": place}


def test_only_what_is_new_to_see_is_news() -> None:
    register = Register()
    assert register.heard(sign(), now=0)
    assert not register.heard(sign(), now=10)
    assert register.heard(sign(place="letter"), now=11)
    assert register.heard(sign(job=""), now=12)
    assert not register.heard(sign(job=""), now=13)
    assert register.present("one", but="bob") == []


def test_everybody_else_is_shown_once_however_many_tabs_they_have() -> None:
    register = Register()
    for tab, person in (("t1", "ana"), ("t2", "ana"), ("t3", "bob")):
        register.heard(sign(tab, person), now=0)
    assert register.present("one", but="bob") == [Somebody("ana", "j1", "card")]
    assert register.present("other", but="bob") == []


def test_a_tab_that_falls_silent_is_forgotten_and_one_that_is_gone_at_once() -> None:
    register = Register()
    register.heard(sign("t1", "ana"), now=0)
    register.heard(sign("t2", "bob"), now=KEPT - 1)
    assert register.forget(now=KEPT - 0.1) == set()
    assert register.forget(now=KEPT) == {"one"}
    assert register.present("one", but="") == [Somebody("bob", "j1", "card")]
    assert register.forget(now=KEPT, gone=["t2"]) == {"one"}
    assert register.present("one", but="") == []


def test_a_place_that_nobody_knows_is_the_card() -> None:
    register = Register()
    register.heard(sign(place="<b>"), now=0)
    assert register.present("one", but="") == [Somebody("ana", "j1", "card")]


def test_initials() -> None:
    named = ("Ana Maria Silva", "bob", "jo.doe@example.com", "  ", "🙂")
    assert [initials(name) for name in named] == ["AS", "B", "JD", "?", "?"]
