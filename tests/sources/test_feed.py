"""Feeds as they are served: namespaces, repeated categories, small damages."""

from pathlib import Path

from tests.sources.reading import jobs, read_content

LINK = "https://www.upwork.com/jobs/Lamps_%7E01cccc3333dddd4444?source=rss"


def feed(item: str, head: str = "") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}<item>{item}</item></channel></rss>'


def test_bare_ampersands_control_characters_and_html_entities_are_mended(tmp_path: Path) -> None:
    item = (
        f"<title>Lamps & more\x0b</title><link>{LINK}&amp;a=1&b=2</link><description>a&nbsp;b</description>"
    )
    job = jobs(read_content(tmp_path, feed(item), "jobs.xml"))[0]
    assert (job.title, job.description) == ("Lamps & more", "a b")
    assert job.platform_job_id == "~01cccc3333dddd4444"


def test_repeated_categories_are_all_kept(tmp_path: Path) -> None:
    item = f"<title>Lamps</title><link>{LINK}</link><category>Brass</category><category>Wire</category>"
    job = jobs(read_content(tmp_path, feed(item)))[0]
    assert job.raw["category"] == ["Brass", "Wire"]
    assert job.category == "Brass, Wire"


def test_an_age_in_a_feed_is_counted_from_when_the_feed_was_made(tmp_path: Path) -> None:
    item = f"<title>Lamps</title><link>{LINK}</link><posted>2 days ago</posted>"
    head = "<pubDate>Tue, 14 May 2024 11:59:07 +0000</pubDate>"
    job = jobs(read_content(tmp_path, feed(item, head)))[0]
    assert job.posted_at is not None
    assert job.posted_at.isoformat() == "2024-05-12T11:59:07+00:00"


def test_a_declared_encoding_is_believed(tmp_path: Path) -> None:
    text = feed(f"<title>Лампа</title><link>{LINK}</link>").replace('"1.0"?', '"1.0" encoding="koi8-r"?')
    parsed = read_content(tmp_path, text.encode("koi8-r"), "jobs.xml")
    assert jobs(parsed)[0].title == "Лампа"


def test_a_feed_of_another_site_is_refused_row_by_row(tmp_path: Path) -> None:
    item = "<title>Lamps</title><link>https://weworkremotely.com/jobs/1</link>"
    parsed = read_content(tmp_path, feed(item))
    assert [one.code for one in parsed.rejected] == ["unsupported_platform"]
    assert "We Work Remotely" in parsed.rejected[0].reason
