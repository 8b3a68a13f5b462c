"""Three hundred letters of twelve freelancers for real kinds of ads: each claim has its row, none is worn out."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

from app.domain.enums import LetterStyle, Platform
from app.domain.letters.compose import compose
from app.domain.letters.facts import facts_of
from app.domain.letters.review import review
from app.domain.posting import JobPosting
from app.domain.profile import ExperienceFact, ProfileFacts, SearchWish, SkillFact
from tests.domain.letters.people import an_id

LABELLED = files("app.bench") / "data" / "labelled"
PAIRS = 300
GOOD = 2
STYLES = list(LetterStyle)


def people_and_ads() -> Iterator[tuple[ProfileFacts, JobPosting, int]]:
    """Freelancer, ad, and how well they go together; every freelancer's first ads before anybody's last."""
    folders = sorted((f for f in LABELLED.iterdir() if f.is_dir()), key=lambda f: f.name)
    people = [person(json.loads((f / "profile.json").read_text("utf-8"))) for f in folders]
    ads = [(f / "ads.jsonl").read_text("utf-8").splitlines() for f in folders]
    for row in range(PAIRS // len(folders)):
        for who, lines in zip(people, ads, strict=True):
            ad = json.loads(lines[row])
            job = JobPosting(
                platform=Platform.UPWORK,
                title=ad["title"],
                description=ad["description"],
                skills=tuple(ad["skills"]),
            )
            yield who, job, ad["grade"]


def person(known: dict[str, Any]) -> ProfileFacts:
    works = [
        ExperienceFact(
            an_id(work["title"] + work["company"]),
            work["title"],
            work["company"],
            started_on=date(int(work["started"][:4]), 1, 1),
            ended_on=date(int(work["ended"][:4]), 1, 1) if work["ended"] else None,
            results=(work["result"],),
        )
        for work in known["experiences"]
    ]
    return ProfileFacts(
        display_name="Ana Ruiz",
        headline=known["headline"],
        about=known["about"],
        skills=tuple(SkillFact(an_id(name), name) for name in known["skills"]),
        experiences=tuple(works),
    )


def test_three_hundred_letters_claim_only_what_rows_say_and_read_like_letters() -> None:
    lengths = []
    for n, (who, job, grade) in enumerate(people_and_ads()):
        letter = compose(job, who, SearchWish(), style=STYLES[n % 4], temperature=n % 3 / 2, seed=n % 5)
        rows = {fact.id for fact in facts_of(who)}
        for sentence in letter.sentences:
            assert sentence.status == ("supported" if sentence.claim else "neutral"), sentence
            assert set(sentence.fact_ids) <= rows
            assert bool(sentence.fact_ids) is sentence.claim
        checks = {check.key: check for check in review(letter.text, job, who, Platform.UPWORK)}
        assert all(checks[key].ok for key in ("claims", "cliches", "not_i", "opener", "asks", "contact"))
        if grade >= GOOD:
            lengths.append(letter.word_count)
    assert all(60 <= words <= 150 for words in lengths)
    assert sum(90 <= words <= 145 for words in lengths) >= 0.75 * len(lengths)
