"""Every answer counted again, by statements that share nothing with those of the copilot: figures, then cited rows.

`{me}`, `{team}` and `{now}` are filled in. A figure is the first column of its statement; rows are ids in their order.
"""

from dataclasses import dataclass, field
from typing import Any

from app.domain.copilot.intents import Ask
from app.domain.copilot.narrowing import Narrowing
from app.domain.copilot.pay import BELOW, PayAsked
from app.domain.copilot.period import Period
from app.domain.copilot.topics import Topic


@dataclass(frozen=True)
class Recount:
    """What to ask, and what must come out."""

    ask: Ask
    figures: dict[str, str] = field(default_factory=dict)
    rows: str = ""
    groups: str = ""
    """For answers whose figures are named by data: (name, figure) by name."""


def _ask(topic: Topic, **known: Any) -> Ask:
    return Ask(topic, **known)


MINE = "a.user_id = '{me}' and a.removed_at is null"
CARDS = f"select a.id::text from applications a where {MINE} and "
HAS_MAIL = "exists (select 1 from messages m where m.application_id = a.id and m.direction = 'inbound')"
REPLIED = f"(a.status in ('in_conversation', 'interviewing', 'won', 'lost') or {HAS_MAIL})"
DUE = (
    "(a.next_follow_up_at <= '{now}' or a.next_follow_up_at is null"
    " and a.stage_entered_at < timestamptz '{now}' - interval '168 hours')"
)
ALIVE = "a.status in ('applied', 'in_conversation', 'interviewing')"
TIGHT = "(select tightness from user_preferences where user_id = '{me}')"
BAR = "{bar}"
SCORE = f"(select r.score from job_rankings r where r.job_id = j.id and r.tightness = {TIGHT})"
OPEN = (
    "not exists (select 1 from applications a where a.job_id = j.id and a.removed_at is null)"
    " and not exists (select 1 from job_rankings r where r.job_id = j.id and r.dismissed_at is not null)"
)
MIDDLES = (
    f"select coalesce((hourly_min + hourly_max) / 2, hourly_max, hourly_min) as m from jobs j"
    f" where budget_type = 'hourly' and currency = 'USD' and coalesce(hourly_min, hourly_max) is not null and {OPEN}"
)
PYTHON = "concat_ws(' ', j.title, j.skills::text, j.description) ~* 'python'"
TOP = (
    "case when j.currency = 'USD' and j.budget_type = 'hourly' then coalesce(j.hourly_max, j.hourly_min) end"
)
WEEK = (
    "date_trunc('day', timestamptz '{now}' at time zone '{zone}') at time zone '{zone}' - interval '6 days'"
)
YESTERDAY = (
    "date_trunc('day', timestamptz '{now}' at time zone '{zone}') at time zone '{zone}' - interval '1 day'"
)
MONTH = "date_trunc('month', timestamptz '{now}' at time zone '{zone}') at time zone '{zone}'"


def _jobs(where: str, *, order: str = "", most: int = 8) -> str:
    return (
        f"select j.id::text from jobs j where {where}"
        f" order by {order} {SCORE} desc nulls last, j.posted_at desc nulls last, j.id limit {most}"
    )


def _how_many(where: str) -> str:
    return f"select count(*) from jobs j where {where}"


WON, ENDED = "a.status = 'won'", "a.status in ('won', 'lost', 'archived')"


def _card_count(where: str) -> str:
    return f"select count(*) from applications a where {MINE} and {where}"


def _beside(where: str) -> dict[str, str]:
    """What the feed leaves out of these jobs, by why. The sample hides nothing and has no ad twice."""
    board = "exists (select 1 from applications a where a.job_id = j.id and a.removed_at is null)"
    aside = "exists (select 1 from job_rankings r where r.job_id = j.id and r.dismissed_at is not null)"
    return {
        "on_board": _how_many(f"{where} and {board}"), "put_aside": _how_many(f"{where} and {aside} and not {board}"),
        "hidden": "select count(*) from private.hidden_things",
        "twins": "select count(*) - count(distinct same_as) from private.job_marks where same_as is not null",
        "in_all": _how_many(where),
    }  # fmt: skip


def _most_named(but: str) -> str:
    """The skills of most tags, each with the jobs that say its name anywhere."""
    return (
        f"select name, (select count(*) from jobs j where {OPEN} and to_tsvector('english', concat_ws(' ', j.title,"
        f" array_to_string(j.skills, ' '), j.company_name, j.description)) @@ phraseto_tsquery('english', name)) from ("
        f"select min(s) as name from jobs j, unnest(j.skills) s where {OPEN}{but} group by lower(s)"
        f" order by count(distinct j.id) desc, lower(min(s)) limit 8) n order by 2 desc, lower(name)"
    )


BEST = f"{OPEN} and {SCORE} >= {BAR}"
PAYS = f"{OPEN} and {TOP} > 50"
FLOOR = "(select least(current_hourly_min, current_hourly_max) from user_preferences where user_id = '{me}')"
UNDER = f"{OPEN} and {TOP} < {FLOOR}"
GERMAN = f"{OPEN} and {PYTHON} and j.client_country = 'Germany'"
CALLS = "from interview_sessions where status = 'planned' and started_at >= '{now}'"
NEXT_WEEK = " and started_at < date_trunc('day', timestamptz '{now}' at time zone '{zone}') at time zone '{zone}' + interval '8 days'"
NEWEST_LETTERS = "(select distinct on (job_id) * from cover_letters order by job_id, version desc) l"
SINCE_APPLIED = f"a.applied_at >= {WEEK}"
WEEK_BEFORE = f"a.applied_at < {WEEK} and a.applied_at >= {WEEK} - (timestamptz '{{now}}' - ({WEEK}))"
CLIENT = "coalesce((select nullif(client_key, '') from private.job_marks k where k.job_id = a.job_id), a.job_id::text)"
BY_CLIENT = (
    f"select client, min(job_id::text) as job, count(*) as applied, count(*) filter (where replied) as replied,"
    f" count(*) filter (where status = 'won') as won, (select max(paid) from (select sum(e.amount) as paid"
    f" from earnings e join applications a on a.id = e.application_id where {MINE} and {CLIENT} = c.client"
    f" group by e.currency) one) as earned from (select a.job_id, a.status, {REPLIED} as replied, {CLIENT} as client"
    f" from applications a where {MINE} and a.applied_at is not null) c group by client"
)
SEARCH = (
    "from private.search_hits h join private.saved_searches s on s.id = h.search_id and s.name = 'Booking'"
)
SEARCH_CARDS = f"{SEARCH} join applications a on a.job_id = h.job_id and a.removed_at is null"

RECOUNTS = [
    Recount(_ask(Topic.BEST_JOBS), {
        "passing": _how_many(BEST), "bar": f"select {BAR}",
        "score": f"select max({SCORE}) from jobs j where {OPEN}",
    }, _jobs(BEST)),
    Recount(_ask(Topic.MATCHING_JOBS, narrow=Narrowing(pay=PayAsked(low=50, strict=True, currency="USD", budget="hourly"))), {
        "found": _how_many(PAYS), "passing": _how_many(f"{PAYS} and {SCORE} >= {BAR}"),
        "unsaid": _how_many(f"{OPEN} and {TOP} is null"), "bar": f"select {BAR}", "low": "select 50", "high": "select null",
        "score_from": "select null", "proposals": "select null",
        "top": _jobs(PAYS, most=1).replace("j.id::text", TOP), **_beside(f"{TOP} > 50"),
    }, _jobs(PAYS)),
    Recount(_ask(Topic.MATCHING_JOBS, narrow=Narrowing(skills=("Python",), country="Germany")), {
        "found": _how_many(GERMAN), "passing": _how_many(f"{GERMAN} and {SCORE} >= {BAR}"),
        "unsaid": _how_many(GERMAN), "bar": f"select {BAR}", "low": "select null", "high": "select null",
        "score_from": "select null", "proposals": "select null", "top": "select null", **_beside(f"{PYTHON} and j.client_country = 'Germany'"),
    }, _jobs(GERMAN)),
    Recount(_ask(Topic.NEW_JOBS, period=Period.WEEK), {
        "new": _how_many(f"j.first_seen_at >= {WEEK} and {OPEN}"),
        "passing": _how_many(f"j.first_seen_at >= {WEEK} and {OPEN} and {SCORE} >= {BAR}"), "bar": f"select {BAR}",
        **_beside(f"j.first_seen_at >= {WEEK}"),
    }, _jobs(f"j.first_seen_at >= {WEEK} and {OPEN}")),
    Recount(_ask(Topic.ALL_JOBS), {
        "found": _how_many(OPEN), "passing": _how_many(f"{OPEN} and {SCORE} >= {BAR}"), "bar": f"select {BAR}", **_beside("true"),
    }, "select ''"),
    Recount(_ask(Topic.HIDDEN), {
        "hidden": "select 0", "put_aside": _beside("true")["put_aside"], "entries": "select count(*) from private.hidden_things",
    }, "select ''"),
    Recount(_ask(Topic.LEFT_TO_YOU, to="delete"), {}, "select ''"),
    Recount(_ask(Topic.FIND_JOB, words="booking"), {"found": _how_many("j.title ilike '%%booking%%'")}, _jobs("j.title ilike '%%booking%%'")),
    Recount(_ask(Topic.TO_SHORTLIST, words="booking"), {"found": _how_many("j.title ilike '%%booking%%'")}, _jobs("j.title ilike '%%booking%%'")),
    Recount(_ask(Topic.TO_DRAFT, words="Job 3"), {"found": _how_many("j.title ilike '%%Job 3%%'")}, _jobs("j.title ilike '%%Job 3%%'")),
    Recount(_ask(Topic.TO_MOVE, words="Job 7", to="interviewing"), {"found": "select 1"}, f"{CARDS} a.job_id = (select id from jobs where title like 'Job 7 %%')"),
    Recount(_ask(Topic.TO_SNOOZE, words="Job 7"), {"found": "select 1"}, f"{CARDS} a.job_id = (select id from jobs where title like 'Job 7 %%')"),
    Recount(_ask(Topic.MATCHING_JOBS, narrow=Narrowing(pay=PayAsked(mine=BELOW, strict=True, budget="hourly"))), {
        "found": _how_many(UNDER), "passing": _how_many(f"{UNDER} and {SCORE} >= {BAR}"),
        "unsaid": _how_many(f"{OPEN} and {TOP} is null"), "bar": f"select {BAR}", "low": "select null", "high": f"select {FLOOR}",
        "score_from": "select null", "proposals": "select null",
        "top": _jobs(UNDER, most=1).replace("j.id::text", TOP), **_beside(f"{TOP} < {FLOOR}"),
    }, _jobs(UNDER)),
    Recount(_ask(Topic.PAY), {
        "jobs": _how_many(OPEN), "priced": f"select count(*) from ({MIDDLES}) x",
        "silent": _how_many(f"budget_type = 'unknown' and {OPEN}"),
        **{name: f"select round(percentile_cont({share}) within group (order by m)::numeric, 2) from ({MIDDLES}) x"
           for name, share in (("low", 0.25), ("middle", 0.5), ("high", 0.75))},
    }, _jobs(f"{OPEN} and {TOP} is not null", order=f"{TOP} desc,")),
    Recount(_ask(Topic.MY_RATE), {
        "low": "select current_hourly_min from user_preferences where user_id = '{me}'",
        "high": "select current_hourly_max from user_preferences where user_id = '{me}'",
        "wanted": "select hourly_min from user_preferences where user_id = '{me}'",
        "jobs": f"select count(*) from ({MIDDLES}) x",
        "middle": f"select round(percentile_cont(0.5) within group (order by m)::numeric, 2) from ({MIDDLES}) x",
        "upper": f"select round(percentile_cont(0.75) within group (order by m)::numeric, 2) from ({MIDDLES}) x",
        "pay_mine": f"select count(*) from ({MIDDLES}) x, user_preferences w where w.user_id = '{{me}}' and m >= w.current_hourly_max",
        "pay_wanted": f"select count(*) from ({MIDDLES}) x, user_preferences w where w.user_id = '{{me}}' and m >= w.hourly_min",
    }, "select ''"),
    Recount(_ask(Topic.ASKED_SKILLS), groups=_most_named("")),
    Recount(_ask(Topic.MISSING_SKILLS), groups=_most_named(
        " and lower(s) not in (select lower(name) from user_skills union select lower(coalesce(canonical_name, name)) from user_skills)"
    )),
    Recount(_ask(Topic.COUNTRIES), _beside("true"), groups=(
        f"(select client_country, count(*) from jobs j where client_country is not null and {OPEN} group by 1 order by 2 desc, 1 limit 8)"
        f" union all select 'silent', count(*) from jobs j where client_country is null and {OPEN}"
    )),
    Recount(_ask(Topic.PLATFORMS), _beside("true"), groups=(
        f"(select platform::text, count(*) from jobs j where {OPEN} group by 1 order by 2 desc, 1) union all"
        f" select platform || ' points', round(avg({SCORE}), 1) from jobs j where {OPEN} group by platform having avg({SCORE}) is not null"
    )),
    Recount(_ask(Topic.NO_REPLIES), {
        "applied": _card_count("a.applied_at is not null"),
        "replied": _card_count(f"a.applied_at is not null and {REPLIED}"),
        "waiting": _card_count(f"a.status = 'applied' and not {HAS_MAIL}"),
        "overdue": _card_count(f"a.status = 'applied' and not {HAS_MAIL} and a.applied_at < timestamptz '{{now}}' - interval '7 days'"),
        "long_letters": _card_count(f"a.applied_at is not null and not {REPLIED} and (select l.word_count from {NEWEST_LETTERS} where l.job_id = a.job_id) > 180"),
        "without_letter": _card_count(f"a.applied_at is not null and not {REPLIED} and not exists (select 1 from cover_letters l where l.job_id = a.job_id)"),
        "low_scores": _card_count(f"a.applied_at is not null and not {REPLIED} and (select {SCORE} from jobs j where j.id = a.job_id) < 55"),
        "crowded": _card_count(f"a.applied_at is not null and not {REPLIED} and (select (j.source_raw->'x'->>'proposals_min')::int from jobs j where j.id = a.job_id) >= 20"),
    }, f"{CARDS} a.status = 'applied' and {DUE} order by coalesce(a.next_follow_up_at, a.stage_entered_at), a.id limit 8"),
    Recount(_ask(Topic.FOLLOW_UPS), {"due": _card_count(f"{ALIVE} and {DUE}")},
            f"{CARDS} {ALIVE} and {DUE} order by coalesce(a.next_follow_up_at, a.stage_entered_at), a.id limit 8"),
    Recount(_ask(Topic.STUCK), {"stuck": _card_count("a.status not in ('won', 'lost', 'archived') and a.stage_entered_at < timestamptz '{now}' - interval '14 days'")},
            f"{CARDS} a.status not in ('won', 'lost', 'archived') and a.stage_entered_at < timestamptz '{{now}}' - interval '14 days' order by a.stage_entered_at, a.id limit 8"),
    Recount(_ask(Topic.PIPELINE, period=Period.WEEK), rows="select ''", groups=(
        f"select status::text, count(*) from applications a where {MINE} group by 1 union all"
        f" select 'applied_then', count(*) from applications a where {MINE} and {SINCE_APPLIED}"
    )),
    Recount(_ask(Topic.APPLIED, period=Period.WEEK), {
        "applied": _card_count(SINCE_APPLIED), "before": _card_count(WEEK_BEFORE),
    }, f"{CARDS} {SINCE_APPLIED} order by a.applied_at desc, a.id limit 8"),
    Recount(_ask(Topic.OUTCOMES), {
        **{name: _card_count(f"a.status = '{name}'") for name in ("won", "lost", "archived")},
        "ended": _card_count("a.status in ('won', 'lost', 'archived')"),
        "percent": f"select round(100.0 * ({_card_count(WON)}) / ({_card_count(ENDED)}))",
    }, f"{CARDS} a.status in ('won', 'lost', 'archived') order by a.stage_entered_at, a.id limit 8"),
    Recount(_ask(Topic.INTERVIEWS, period=Period.WEEK), {
        "planned": f"select count(*) {CALLS}{NEXT_WEEK}", "interviewing": _card_count("a.status = 'interviewing'"),
    }, f"(select id::text {CALLS}{NEXT_WEEK} order by started_at limit 8) union all"
       f" (select a.id::text from applications a where {MINE} and a.status = 'interviewing' order by a.stage_entered_at, a.id limit 8)"),
    Recount(_ask(Topic.CLIENTS), {
        "clients": f"select count(distinct coalesce((select nullif(client_key, '') from private.job_marks k where k.job_id = a.job_id), a.job_id::text)) from applications a where {MINE} and a.applied_at is not null",
        **{name: f"select max({name}) from ({BY_CLIENT}) x where won = (select max(won) from ({BY_CLIENT}) y)" for name in ("won", "replied", "applied")},
    }, f"select job from ({BY_CLIENT}) x order by won desc, earned desc nulls last, replied desc, applied desc, client limit 8"),
    Recount(_ask(Topic.LETTERS), {
        "drafts": f"select count(*) from {NEWEST_LETTERS} where l.status = 'draft'",
        "ready": f"select count(*) from {NEWEST_LETTERS} where l.status = 'ready'",
    }, f"select l.job_id::text from {NEWEST_LETTERS} order by l.status, l.created_at desc, l.job_id limit 8"),
    Recount(_ask(Topic.MAIL), {
        "unread": "select count(*) from messages where direction = 'inbound' and read_at is null",
        "to_file": "select count(*) from messages where direction = 'inbound' and application_id is null",
    }, "select id::text from messages where direction = 'inbound' order by read_at is not null, sent_at desc, id limit 8"),
    Recount(_ask(Topic.EARNINGS, period=Period.MONTH), rows=(
        f"select id::text from earnings where occurred_at >= {MONTH} order by occurred_at desc, id limit 8"
    ), groups=(
        f"select currency, sum(amount) from earnings where occurred_at >= {MONTH} group by 1"
        f" union all select 'entries', count(*) from earnings where occurred_at >= {MONTH}"
    )),
    Recount(_ask(Topic.CONNECTS, period=Period.MONTH), {
        "spent": f"select sum(amount) from private.bid_entries where kind in ('bid', 'boost') and occurred_at >= {MONTH}",
        "returned": f"select coalesce(sum(amount), 0) from private.bid_entries where kind = 'returned' and occurred_at >= {MONTH}",
        "applications": f"select count(distinct application_id) from private.bid_entries where kind in ('bid', 'boost') and occurred_at >= {MONTH}",
        "balance": "select sum(case kind when 'bid' then -1 when 'boost' then -1 else 1 end * amount) from private.bid_entries",
    }, "select ''"),
    Recount(_ask(Topic.RUNS), {
        "runs": "select count(*) from agent_runs where agent_type <> 'dashboard_copilot'",
        "succeeded": "select count(*) from agent_runs where agent_type <> 'dashboard_copilot' and status = 'succeeded'",
        "failed": "select count(*) from agent_runs where agent_type <> 'dashboard_copilot' and status = 'failed'",
    }, "select id::text from agent_runs where agent_type <> 'dashboard_copilot' order by status = 'failed' desc, created_at desc, id limit 8"),
    Recount(_ask(Topic.COSTS), {
        "total": "select sum(cost_usd) from agent_runs", "tokens": "select sum(input_tokens + output_tokens) from agent_runs",
        "runs": "select count(*) from agent_runs where input_tokens > 0",
    }, "select id::text from agent_runs where input_tokens > 0 order by cost_usd desc limit 8"),
    Recount(_ask(Topic.SEARCHES), {
        "searches": "select count(*) from private.saved_searches", "found": f"select count(*) {SEARCH}",
        "applied": f"select count(*) {SEARCH_CARDS} where a.applied_at is not null",
        "replied": f"select count(*) {SEARCH_CARDS} where {REPLIED}",
        "won": f"select count(*) {SEARCH_CARDS} where a.status = 'won'",
    }, "select id::text from private.saved_searches order by name"),
    Recount(_ask(Topic.PROFILE), {"percent": "select round(100 * profile_completeness_score) from profiles where user_id = '{me}'"}, ""),
    Recount(_ask(Topic.CHANGES, period=Period.SINCE_YESTERDAY), {
        "new": _how_many(f"j.first_seen_at >= {YESTERDAY} and {OPEN}"),
        "passing": _how_many(f"j.first_seen_at >= {YESTERDAY} and {OPEN} and {SCORE} >= {BAR}"),
        "messages": f"select count(*) from messages where direction = 'inbound' and sent_at >= {YESTERDAY}",
        "cards": _card_count(f"a.moved_at >= {YESTERDAY}"),
        "letters": f"select count(*) from cover_letters where created_at >= {YESTERDAY}",
        "earnings": f"select count(*) from earnings where occurred_at >= {YESTERDAY}",
        "failed_runs": "select count(*) from agent_runs where status = 'failed'", "bar": f"select {BAR}",
    }, f"select id from (select id::text, sent_at as at, 'message' as kind from messages where direction = 'inbound' and sent_at >= {YESTERDAY}"
       f" union all select a.id::text, a.moved_at, 'card' from applications a where {MINE} and a.moved_at >= {YESTERDAY}"
       f" union all select id::text, created_at, 'letter' from cover_letters where created_at >= {YESTERDAY}"
       f" union all select id::text, occurred_at, 'earning' from earnings where occurred_at >= {YESTERDAY}) x order by at desc, kind, id limit 8"),
    Recount(_ask(Topic.TODAY), {
        "calls": f"select count(*) {CALLS} and started_at < timestamptz '{{now}}' + interval '15 hours'",
        "due": _card_count(f"{ALIVE} and {DUE}"),
        "unread": "select count(*) from messages where direction = 'inbound' and read_at is null",
        "drafts": f"select count(*) from {NEWEST_LETTERS} where l.status = 'draft'", "passing": _how_many(BEST),
    }, f"(select id::text {CALLS} and started_at < timestamptz '{{now}}' + interval '15 hours' order by started_at limit 3) union all"
       f" ({CARDS} {ALIVE} and {DUE} order by coalesce(a.next_follow_up_at, a.stage_entered_at), a.id limit 3) union all"
       f" ({_jobs(BEST, most=3)})"),
    Recount(_ask(Topic.HELP)),
]  # fmt: skip
