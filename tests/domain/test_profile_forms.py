"""What a person types about themself."""

from datetime import date

import pytest

from app.domain.forms import BadForm
from app.domain.profile_forms import EducationForm, ExperienceForm, SkillDetails, read_basics

TODAY = date(2026, 3, 2)
WORK = {"title": "Backend developer", "kind": "work"}


def test_only_the_fields_that_were_sent_are_read() -> None:
    assert read_basics({"headline": "  Python \n developer ", "plan": "pro"}) == {
        "headline": "Python developer"
    }


@pytest.mark.parametrize(
    "form",
    [{"timezone": "Mars/Olympus"}, {"country_code": "ZZ"}, {"headline": "x" * 201}, {"about": "x" * 8001}],
)
def test_what_cannot_be_kept_is_refused_by_name(form: dict[str, str]) -> None:
    with pytest.raises(BadForm) as refused:
        read_basics(form)
    assert set(refused.value.errors) == set(form)


def test_no_country_is_a_country_not_said() -> None:
    assert read_basics({"country_code": ""}) == {"country_code": None}


def test_past_work_says_what_for_whom_when_and_with_what_result() -> None:
    work = ExperienceForm.parse(
        WORK
        | {
            "company": "A clinic",
            "started_on": "June 2021",
            "ended_on": "05/2023",
            "results": "Cut costs by 12%\nNo outage",
        },
        today=TODAY,
    )
    assert (work.started_on, work.ended_on) == (date(2021, 6, 1), date(2023, 5, 31))
    assert work.results == ["Cut costs by 12%", "No outage"]


def test_a_month_of_work_may_begin_and_end_in_the_same_month() -> None:
    work = ExperienceForm.parse(WORK | {"started_on": "06/2021", "ended_on": "06/2021"}, today=TODAY)
    assert work.started_on is not None
    assert work.ended_on is not None


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"title": " "}, "title"),
        ({"kind": "hobby"}, "kind"),
        ({"started_on": "06/2023", "ended_on": "05/2021"}, "ended_on"),
        ({"results": "\n".join(["one"] * 21)}, "results"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "my portfolio"}, "url"),
        ({"url": "https://me:secret@example.org"}, "url"),
    ],
)
def test_past_work_that_makes_no_sense_is_refused(form: dict[str, str], field: str) -> None:
    with pytest.raises(BadForm) as refused:
        ExperienceForm.parse(WORK | form, today=TODAY)
    assert list(refused.value.errors) == [field]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", None),
        ("example.org/calendar", "https://example.org/calendar"),
        (" https://example.org/a?b=c#d ", "https://example.org/a?b=c#d"),
    ],
)
def test_where_past_work_can_be_seen(typed: str, kept: str | None) -> None:
    assert ExperienceForm.parse(WORK | {"url": typed}, today=TODAY).url == kept


def test_an_education_needs_only_a_place() -> None:
    assert EducationForm.parse({"institution": "Night school"}, today=TODAY).degree == ""
    with pytest.raises(BadForm):
        EducationForm.parse({}, today=TODAY)


def test_how_well_and_how_long_may_both_stay_unsaid() -> None:
    assert SkillDetails.parse({"level": "", "years": ""}) == SkillDetails(None, None)
    with pytest.raises(BadForm):
        SkillDetails.parse({"level": "wizard", "years": "400"})
