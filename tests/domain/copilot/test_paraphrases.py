"""Questions as freelancers type them: short, in lower case, with slips. Each finds its topic by rules alone."""

import pytest

from app.domain.copilot.intents import understand
from app.domain.copilot.nearest import nearest
from app.domain.copilot.pay import ABOVE, BELOW
from app.domain.copilot.spelling import as_meant
from app.domain.copilot.topics import Topic

TYPED: dict[Topic, str] = {
    Topic.HIDDEN: """
        how many did i hide
        how many jobs have i hidden
        whats hidden
        what did i put aside
        which ones did i dismiss
        jobs i binned
        show me what i dismissed
    """,
    Topic.ALL_JOBS: """
        how many jobs do i have
        how many jobs in total
        total number of jobs?
        how many gigs are there
        count my jobs
        how many open jobs
        how many jobs you got
        size of my feed
    """,
    Topic.MATCHING_JOBS: """
        which jobs pay below my floor
        pay below my floor
        jobs under my minimum rate
        anything above my rate
        jobs that pay more than i charge
        react gigs
        any pyhton jobs
        got anything in wordpress
        docker jobs
        how many docker jobs
        how many react jobs are there
        remote react jobs
        jobs over 80/h
        fixed price under 500
        german clients
        jobs w less than 10 proposals
        jobs cheaper than my rate
        which pay more than my minimum
        less than what i charge
        anything under my price
        laravel
        wordpres jobs
        any jobs from the uk
        python jobs over $70
        hourly django gigs
        jobs with score over 90
        kubernetes work in germany
    """,
    Topic.LEFT_TO_YOU: """
        delete everything on my board
        clear my board pls
        remove all my jobs
        wipe my pipeline
        delete the react job
        send my proposals for me
        apply to all of them for me
        apply for me
        submit the letter to acme
        reply to the client for me
        email the client
        change my rate to 80
        pls delete all my letters
        can you remove acme from the board
        erase my account
        unhide everything
        hide all linkedin jobs
        send it
        could you apply to the top 3
        write back to the client
        set my rate to 90
        update my headline
    """,
    Topic.MY_RATE: """
        what do i charge
        whats my rate
        what's my hourly
        am i 2 cheap
        shoud i raise my rates
        do i ask enough
        is 60 too little for me
        rate check
        how does my rate compare
        am i overpriced
    """,
    Topic.TODAY: """
        wat should i do 2day
        todo
        anything urgent
        whats on my plate
        anythin due
        what now
        agenda
        where to begin today
        what needs doing
        whats the plan for today
    """,
    Topic.NEW_JOBS: """
        whats new
        new stuff
        anything fresh since yesterday
        any new gigs 2day
        new react jobs
        latest gigs
        what came in overnight
    """,
    Topic.BEST_JOBS: """
        best gigs rn
        gimme something good
        wich jobs shud i apply 2
        anything worth my time
        top 5 pls
        recomend me somthing
        which gig is the best fit
        good jobs?
        show best ones
        jobs matching me
    """,
    Topic.FOLLOW_UPS: """
        who owes me a reply
        who didnt answer
        who should i chase
        folow ups
        followups due
        who do i need to ping
        who to follow up
        whos waiting on me
        any reminders
    """,
    Topic.NO_REPLIES: """
        y is nobody replying
        why am i being ghosted
        noone answers me
        reply rate?
        no answers lately, why
        why dont clients respond
        how many replied
        am i being ignored
    """,
    Topic.STUCK: """
        whats stuck
        anything gone stale
        old applications
        whats gathering dust
        what have i forgotten
        cards not moved
    """,
    Topic.APPLIED: """
        how many did i send this week
        how many props did i send
        applied this month?
        how many bids last month
        did i apply to anything today
        how often did i apply last week
        num of applications this month
    """,
    Topic.MISSING_SKILLS: """
        what skills do i lack
        what shud i learn next
        skills im missing
        which tech should i pick up
        what am i lacking
    """,
    Topic.ASKED_SKILLS: """
        whats in demand
        hot skills
        what do ppl ask for
        what skills do clients want
        most wanted skills
        trending tech
    """,
    Topic.CONNECTS: """
        connects left?
        how many conects do i have left
        spent connects this month
        conects balance
        how much did bidding cost
    """,
    Topic.COSTS: """
        what did ai cost me
        llm costs
        token spend this month
        model costs last month
        openai spend
    """,
    Topic.COUNTRIES: """
        where are clients from
        which country has most jobs
        where do jobs come from
        countrys
    """,
    Topic.CLIENTS: """
        who pays best
        whos my best client
        repeat clients
        my top customers
        who hired me most
    """,
    Topic.EARNINGS: """
        earnings ytd
        how much did i make last month
        what did i make this yr
        income 2day
        how much money came in this month
        how much hav i earnd
        revenu this year
        got paid?
    """,
    Topic.OUTCOMES: """
        win rate
        how many did i win
        whats my hit rate
        how many did i loose
        conversion
        how many have i won so far
        lost vs won
    """,
    Topic.PAY: """
        what do react devs get
        avg rate for python
        whats the going rate for wordpress
        how much do docker jobs pay
        typical budget
        typical rates for react
        what do figma gigs go for
    """,
    Topic.INTERVIEWS: """
        any calls this week
        next interview
        when is my next call
        interviews coming up
        upcoming calls
        do i hav any intervews
    """,
    Topic.LETTERS: """
        letters not finished
        open drafts
        which letter is ready
        unfinished letters
        my drafts
    """,
    Topic.MAIL: """
        unread mail
        any msgs
        new messages?
        did anyone write me
        inbox
        new mail
        who messaged me
        any unred messages
    """,
    Topic.RUNS: """
        what did the bots do
        agent status
        did anything fail
        failed runs
        are the agents working
        last runs
    """,
    Topic.PROFILE: """
        is my profle ok
        how complete is my profile
        whats missing in my profile
        profil complete?
        is my cv ok
    """,
    Topic.PLATFORMS: """
        linkedin or upwork better
        upwork vs linkedin
        upwork better than linkedin?
    """,
    Topic.PIPELINE: """
        hows my pipeline
        hows it going
        whats on my board
        board overview
        how many cards
        pipline
        how many applicatons are there
        state of my board
    """,
    Topic.SEARCHES: """
        which saved search works best
        do my alerts bring anything
        which search brings work
    """,
    Topic.CHANGES: """
        what changed 2day
        what happend since yesterday
        catch me up
        what did i miss
        anything change
        what happened today
    """,
    Topic.TO_SHORTLIST: """
        shortlist the shop one
        put the react one on my board
        bookmark the logo job
    """,
    Topic.TO_DRAFT: """
        write letter 4 acme
        draft smth for acme
        prepare a letter for the shop
    """,
    Topic.TO_MOVE: """
        move acme to won
        acme is lost
        i won acme
        set the shop to interviewing
    """,
    Topic.TO_SNOOZE: """
        snooze acme
        remind me of acme next week
        remind me to write acme
    """,
    Topic.HELP: """
        wat can u do
        help me
        what are you good for
        commands
    """,
}
NOTHING_OF_OURS = """
    tell me a joke
    whats the weather
    is god real
    write me a poem
    how do i cook rice
    how much tax do i owe
    what is 2+2
    translate this to french
    who is the president
    how old am i
    will it rain
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("question", "topic"), [(line, topic) for topic, text in TYPED.items() for line in lines(text)]
)
def test_a_question_typed_in_a_hurry_finds_its_topic(question: str, topic: Topic) -> None:
    found = understand(question)
    assert found is not None
    assert found.topic is topic


def test_every_topic_but_one_is_asked_for_in_several_ways() -> None:
    few = {topic for topic in Topic if len(lines(TYPED.get(topic, ""))) < 2}
    assert few == {Topic.FIND_JOB}


@pytest.mark.parametrize("question", lines(NOTHING_OF_OURS))
def test_what_is_none_of_its_business_is_not_understood(question: str) -> None:
    assert understand(question) is None


@pytest.mark.parametrize(
    ("question", "mine"),
    [
        ("pay below my floor", BELOW),
        ("jobs under my minimum rate", BELOW),
        ("jobs that pay more than i charge", ABOVE),
    ],
)
def test_pay_is_held_against_ones_own_rate(question: str, mine: str) -> None:
    found = understand(question)
    assert found is not None
    assert found.narrow.pay.mine == mine


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wat shud i do 2day", "what should i do today"),
        ("hows my pipline", "how is my pipeline"),
        ("am i 2 cheap", "am i too cheap"),
        ("jobs of the last 2 days", "jobs of the last 2 days"),
        ("state of a stable board", "state of a stable board"),
        ("show “Stal intervew” jobs", "show “Stal intervew” jobs"),
        ("booking jobs with pandas", "booking jobs with pandas"),
    ],
)
def test_slips_are_put_right_and_words_are_left_alone(typed: str, meant: str) -> None:
    assert as_meant(typed) == meant


def test_a_wish_names_its_job_as_it_was_typed() -> None:
    found = understand("shortlist the intervew staton job")
    assert found is not None
    assert found.words == "intervew staton"


def test_what_is_not_understood_is_near_to_something() -> None:
    assert nearest("which invoice is open")[0] is Topic.EARNINGS
    assert nearest("what is the meaning of life?") == ()
