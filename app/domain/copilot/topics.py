"""What the copilot can answer: in words, an example, and the words by which it is asked for."""

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Topic(StrEnum):
    TODAY = "today"
    CHANGES = "changes"
    FOLLOW_UPS = "follow_ups"
    NO_REPLIES = "no_replies"
    STUCK = "stuck"
    APPLIED = "applied"
    SEARCHES = "searches"
    MISSING_SKILLS = "missing_skills"
    ASKED_SKILLS = "asked_skills"
    CONNECTS = "connects"
    COSTS = "costs"
    COUNTRIES = "countries"
    CLIENTS = "clients"
    EARNINGS = "earnings"
    OUTCOMES = "outcomes"
    MY_RATE = "my_rate"
    PAY = "pay"
    INTERVIEWS = "interviews"
    LETTERS = "letters"
    MAIL = "mail"
    RUNS = "runs"
    PROFILE = "profile"
    PLATFORMS = "platforms"
    ALL_JOBS = "all_jobs"
    HIDDEN = "hidden"
    PIPELINE = "pipeline"
    NEW_JOBS = "new_jobs"
    BEST_JOBS = "best_jobs"
    MATCHING_JOBS = "matching_jobs"
    FIND_JOB = "find_job"
    TO_SHORTLIST = "to_shortlist"
    TO_DRAFT = "to_draft"
    TO_MOVE = "to_move"
    TO_SNOOZE = "to_snooze"
    LEFT_TO_YOU = "left_to_you"
    HELP = "help"


@dataclass(frozen=True)
class Ability:
    """`pattern` is None for what is understood otherwise than by a topic's words."""

    says: str
    example: str
    pattern: re.Pattern[str] | None = field(repr=False, default=None)


def _asks(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{part})" for part in parts), re.IGNORECASE)


ABILITIES: dict[Topic, Ability] = {
    Topic.HELP: Ability(
        "What I can answer", "What can you answer?",
        _asks(r"^\W*(?:please )?(?:help|hilfe|thanks?|thank you|ok(?:ay)?)(?: me)?(?: please)?\W*$", r"\bwhat (?:all )?(?:can|do) (?:you|i|it) (?:do|answer|know|ask)\b(?!.*\b(?:today|next)\b)", r"\bhow do(?:es)? (?:you|this|it) work\b", r"\bwhat are you (?:good )?for\b", r"^\W*commands\W*$")),
    Topic.TODAY: Ability(
        "What to do today", "What should I do today?",
        _asks(r"\bwhat (?:should|shall|can|do|must|could) i (?:need to |have to )?do\b", r"\bto-?dos?\b", r"\bmy (?:day|agenda|tasks?)\b", r"\btoday(?:'?s)? (?:tasks?|plan|work|list)\b", r"\bplan\b.*\b(?:day|today)\b",
              r"\bwhere (?:do|should|shall) i (?:start|begin)\b", r"\bneeds? (?:my attention|me\b)", r"\burgent\b", r"\bon my plate\b", r"\banything due\b", r"^\W*(?:so |and )?(?:what|where) now\W*$", r"^\W*agenda\b", r"\bwhere to (?:start|begin)\b", r"\bwhat needs (?:doing|to be done)\b", r"\bwhat(?:'s| is) (?:next|on today|up today|urgent|due)\b")),
    Topic.CHANGES: Ability(
        "What changed", "What changed since yesterday?",
        _asks(r"\bchanged?s?\b.*\b(?:since|yesterday|today|week|lately|recently)\b", r"\bwhat(?:'s|s| has| is| have)?(?: all)? (?:changed|happened|different)\b", r"\b(?:did|have) i miss", r"\bany(?:thing)? news\b", r"\bcatch me up\b", r"\bwhat happened\b", r"\banything (?:change|happen)")),
    Topic.FOLLOW_UPS: Ability(
        "Whom to follow up with", "Who do I follow up?",
        _asks(r"\bfollow(?:ing|ed)?[ -]?ups?\b", r"\bremind(?:er)?s?\b", r"\b(?:write|get) back to\b", r"\bchase\b", r"\bnudge\b",
              r"\bwho(?:m)? (?:do|should|must|shall) i (?:need to |have to )?(?:write|message|contact|ping|answer|call|email|mail|reply)\b", r"\bwho owes me\b", r"\bwho (?:is|are|'s) waiting (?:on|for) me\b", r"\bwho (?:has ?n[o']t|did ?n[o']t|have ?n[o']t) (?:repl|answer|respon)")),
    Topic.NO_REPLIES: Ability(
        "Why clients do not reply", "Why no replies?",
        _asks(r"\b(?:no|few|any|so few|not? get(?:ting)?(?: any)?) (?:repl|respon|answer)", r"\bghost", r"\bbeing ignored\b", r"\b(?:repl(?:y|ies)|response|answer) rate\b",
              r"\bwhy\b.*\b(?:repl|answer|respon|hear|ignor)", r"\bnobody\b.*\b(?:answer|repl)", r"\bhow many\b.*\b(?:repl(?:y|ied|ies)|answer(?:s|ed)?|respon\w+)\b", r"\bhear(?:d)? back\b")),
    Topic.STUCK: Ability(
        "What has not moved for long", "What is stuck?",
        _asks(r"\bstuck\b", r"\bgathering dust\b|\bcollecting dust\b", r"\bstale\b", r"\bnot? moved?\b", r"\bhave ?n['o]?t moved\b", r"\bold(?:est)? (?:card|application)s?\b", r"\bwaiting (?:the )?longest\b", r"\bforgotten\b", r"\bneglect")),
    Topic.APPLIED: Ability(
        "How many applications you sent", "How many applications this week?",
        _asks(r"\bhow many (?:applications?|proposals?|bids?)\b.*\b(?:today|yesterday|week|month|year|sent|send|submit\w*|write|wrote|made)\b", r"\bhow many\b.*\bappl(?:y|ied)\b",
              r"\bhow (?:often|much) (?:did|have|do) i appl", r"\bhow (?:many|much)\b.*\bi (?:send|sent|submit)", r"^\W*applied\b", r"\b(?:have|did|what) i (?:apply|applied)\b", r"\bi (?:have )?applied\b", r"\bapplications? (?:sent|submitted|this|today|last|per)\b", r"\bproposals? (?:sent|submitted)\b")),
    Topic.SEARCHES: Ability(
        "What each saved search brings", "Which saved search brings wins?",
        _asks(r"\bsaved (?:job )?search", r"\b(?:which|what|best|my|worst) search(?:es)?\b", r"\bsearch(?:es)?\b.*\b(?:wins?|works?|brings?|results?|best)\b", r"\balerts?\b.*\b(?:bring|work|win)")),
    Topic.MISSING_SKILLS: Ability(
        "Skills that ads ask for and you do not have", "Which skills am I missing?",
        _asks(r"\b(?:miss(?:ing)?|lack(?:ing)?|learn|don'?t have)\b.*\bskills?\b", r"\bwhat (?:am|do) i (?:lack(?:ing)?|miss(?:ing)?)\b", r"\bshould i (?:pick up|study)\b", r"\bskills?\b.*\b(?:miss|lack|learn|don'?t have)", r"\bwhat (?:should|could) i learn\b", r"\bskill gaps?\b")),
    Topic.ASKED_SKILLS: Ability(
        "Which skills are asked for most", "Which skills are in demand?",
        _asks(r"\bskills?\b.*\b(?:demand|asked|popular|common|want|most|top|need)", r"\b(?:demand|popular|top|most|hot)\b.*\bskills?\b", r"\btrend(?:s|ing)?\b", r"\bin demand\b",
              r"\bwhat (?:do|are) (?:people|clients?|they|ads|jobs|everybody|everyone) (?:ask|asking|want|wanting|need|look|looking)\b")),
    Topic.CONNECTS: Ability(
        "Connects: spent and left", "How many Connects did I spend this month?", _asks(r"\bconnects\b", r"\bcosts? of (?:applying|bidding)\b", r"\b(?:applying|bidding|bids)\b.*\bcosts?\b")),
    Topic.COSTS: Ability(
        "What the language model cost", "What did the model cost this month?",
        _asks(r"\b(?:model|tokens?|llm|ai)\b(?!.*\bjobs?\b).*\b(?:costs?|spen[dt]|used?|budget|price)\b", r"\b(?:costs?|spen[dt])\b.*\b(?:model|llm|tokens?|ai)\b", r"\b(?:openai|anthropic|gpt|claude)\b.*\b(?:costs?|spen[dt]|bill)\b")),
    Topic.COUNTRIES: Ability(
        "Where clients are from", "Which countries do the jobs come from?", _asks(r"\bcountr(?:y|ies)\b", r"\bwhere\b.*\b(?:client|job)s?\b")),
    Topic.CLIENTS: Ability(
        "Your best clients", "Who are my best clients?",
        _asks(r"\b(?:best|top|good|favou?rite|worst|loyal|repeat|returning|which|my|biggest|highest|most)\b[\w\s-]{0,30}\b(?:clients?|customers?)\b(?!.*\bjobs?\b)", r"\bwho (?:pa(?:ys|id)|hire[sd]) (?:me )?(?:the )?(?:most|best)\b")),
    Topic.EARNINGS: Ability(
        "What you earned", "How much did I earn this year?",
        _asks(r"^(?!.*\b(?:devs?|developers?|designers?|freelancers?|others|people|they)\b).*\bearn(?:ed|ings?)?\b", r"\bmoney\b.*\b(?:came|come|coming|month|year|week|today)\b", r"\bwhat (?:did|have) i ma[dk]e\b", r"\bincome\b", r"\brevenue\b", r"\bturnover\b", r"\bi\b.*\bma(?:de|ke)\b.*\b(?:month|year|week|money|today|so far)\b", r"\b(?:i|my|me)\b.*\bmoney\b", r"\bgot paid\b|\b(?:was|been|am) i paid\b")),
    Topic.OUTCOMES: Ability(
        "How many applications were won and lost", "What is my win rate?",
        _asks(r"\bw[io]n(?:s|ning)?\b", r"\blo(?:s[ts]|ses?)\b", r"\bhit rate\b", r"\bsuccess(?:ful)?\b", r"\bhow (?:well|good) (?:am|do) i\b", r"\bconver(?:t|sion)", r"\brejected\b|\bhired me\b|\bchances?\b")),
    Topic.MY_RATE: Ability(
        "Your rate beside what jobs pay", "Compare my rate",
        _asks(r"\bmy (?:\w+ )?(?:rate|price)s?\b(?!.*\b(?:repl|respon|win)\w*)", r"\bam i (?:too )?(?:cheap|expensive)", r"\b(?:under|over)[ -]?(?:charg|paid|pric)", r"\b(?:raise|lower|increase|compare|change)\b.*\brates?\b",
              r"\bhow much (?:do|should|can|could|shall) i (?:ask|charge|bid)\b", r"\bwhat (?:rate )?(?:should|can|could|shall) i (?:ask|charge|bid)\b", r"\bdo i (?:charge|ask enough|ask for)\b", r"\bwhat(?:'s| is) my (?:hourly|fee)\b", r"\bam i (?:asking|charging)\b", r"^\W*rate check\b", r"\btoo (?:little|low|cheap|much|high|expensive) for me\b")),
    Topic.PAY: Ability(
        "What jobs pay", "What do React jobs pay?",
        _asks(r"\bpay(?:s|ing)?\b", r"\b(?:devs?|developers?|designers?|freelancers?|others|people)\b.*\b(?:get|make|earn|charge|paid)\b", r"\brates?\b(?!.*\b(?:repl|respon|win)).*\b(?:job|market|ad|hour|usual|typical)", r"\b(?:hourly|typical|average|market|going|usual) (?:rates?|pay)\b", r"\bsalar(?:y|ies)\b", r"\bbudgets?\b",
              r"\bhow much (?:is|are|does|do)\b.*\b(?:paid|pay|worth)\b", r"\bwhat do\b.*\b(?:jobs?|gigs?)\b.*\bgo for\b")),
    Topic.INTERVIEWS: Ability(
        "Interviews and calls", "Show interviews this week",
        _asks(r"\binterview(?:s|ing|ed)?\b", r"\bcalls?\b", r"\bscheduled?\b", r"\bmeetings?\b", r"\bcalendar\b")),
    Topic.LETTERS: Ability(
        "Letters: drafts and ready ones", "Which letters are still drafts?", _asks(r"\b(?:cover )?letters?\b", r"\bproposals?\b", r"\bdrafts?\b")),
    Topic.MAIL: Ability(
        "Messages that wait", "Which messages are unread?",
        _asks(r"\bmessages?\b", r"\b(?:e-?)?mails?\b", r"\binbox\b", r"\bunread\b", r"\bwho (?:wrote|answered|replied|messaged|mailed|emailed)\b", r"\b(?:any(?:one|body)|some(?:one|body)|client) (?:wrote|write|written|contact\w*|answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?)\b", r"\brepl(?:y|ies|ied)\b")),
    Topic.RUNS: Ability(
        "What the agents did", "What did the agents do today?", _asks(r"\bagents?\b", r"\bbots?\b", r"\bruns?\b", r"\bautomatically\b", r"\bfail(?:ed|ures?)?\b")),
    Topic.PROFILE: Ability(
        "What your profile lacks", "What is missing in my profile?", _asks(r"\bprofile\b", r"\bcomplete(?:ness)?\b", r"\bcv\b", r"\bresume\b")),
    Topic.PLATFORMS: Ability(
        "Upwork and LinkedIn side by side", "Upwork or LinkedIn?", _asks(r"\bplatforms?\b", r"\bupwork\b.*\blinkedin\b", r"\blinkedin\b.*\bupwork\b")),
    Topic.PIPELINE: Ability(
        "How many applications stand where", "How does my pipeline look?",
        _asks(r"\bpipeline\b", r"\bboard\b", r"\bhow many (?:applications|cards)\b", r"\bapplications?\b", r"\bstatus\b", r"\boverview\b", r"\bhow (?:am i|is it|are things|does it)\b", r"\bshortlist(?:ed)?\b", r"\bhow many\b.*\b(?:conversation|interviewing|ready|archived)\b")),
    Topic.HIDDEN: Ability(
        "What you hid and put aside", "How many jobs did I hide?",
        _asks(r"\bhid(?:e|es|den|ing)?\b", r"\bbinned\b|\bskipped\b", r"\bdismiss(?:ed)?\b", r"\bput aside\b", r"\b(?:marked|said) not for me\b", r"\bignored?\b.*\bjobs?\b|\bjobs?\b.*\bignored?\b")),
    Topic.ALL_JOBS: Ability(
        "How many jobs there are", "How many jobs do I have?",
        _asks(r"^\W*(?:so )?(?:count (?:of )?(?:all )?(?:my|the)|how many|(?:the )?(?:total )?(?:number|count) of|total)\s+(?:open |total )?(?:jobs?|gigs?|ads?|postings?)"
              r"(?:,? (?:do i have|have i got|i have|are there|there are|(?:have )?you got|in total|in all|total|altogether|overall|right now|now|open|are open|(?:are )?in (?:my|the) feed|do you (?:have|know)))*\W*$",
              r"\bhow (?:big|full) is (?:my|the) feed\b", r"\bsize of (?:my|the) feed\b")),
    Topic.NEW_JOBS: Ability(
        "What is new", "What is new this week?",
        _asks(r"\bnew(?:est)?\b", r"\blatest\b", r"\bjust (?:in|posted)\b", r"\barrived\b", r"\bcame in\b", r"\bhow many jobs\b(?!.*\b(?:for|with|from|in|pay|ask|on)\b)", r"\bsince\b")),
    Topic.BEST_JOBS: Ability(
        "What to apply to", "What should I apply to today?",
        _asks(r"\bapply\b", r"\bbest\b", r"\btop\b", r"\brecommend", r"\bworth\b", r"\bshould i (?:take|look|start)\b", r"\b(?:some|any)thing (?:good|nice|great|decent|interesting)\b", r"\bmatch(?:es|ing)?\b(?! \w+ing)", r"\b(?:good|great|promising|suitable) (?:jobs?|gigs?|ones?)\b", r"\bnext\b")),
    Topic.MATCHING_JOBS: Ability("Jobs by skill, country, pay or score", "Which jobs pay more than $50?"),
    Topic.FIND_JOB: Ability(
        "One job, by words of its title", "Show me jobs about “booking site”", _asks(r"\b(?:show|find|about|explain|score[ds]?|ranked?)\b", r"[“\"'].{3,80}[”\"']")),
    Topic.TO_SHORTLIST: Ability("A job to shortlist, by words of its title", "Shortlist “booking site”"),
    Topic.TO_DRAFT: Ability("A job to draft a letter for", "Draft a letter for “booking site”"),
    Topic.TO_MOVE: Ability("A card to move on the board", "Move “booking site” to Applied"),
    Topic.TO_SNOOZE: Ability("A follow-up to snooze", "Snooze “booking site”"),
    Topic.LEFT_TO_YOU: Ability("What is left to you: deleting, sending, settings", "Delete everything on my board"),
}  # fmt: skip
"""In the order in which they are tried: the more special first."""

OFFERED = {topic: able for topic, able in ABILITIES.items() if topic is not Topic.LEFT_TO_YOU}
"""What a person is shown as something to ask."""

UNCLEAR: tuple[tuple[re.Pattern[str], tuple[Topic, ...]], ...] = tuple(
    (re.compile(rf"^\W*(?:the |my |show (?:me )?(?:the |my )?|about )?(?:{words})\W*$", re.I), topics)
    for words, topics in (
        (r"rates?|price|pricing|pay", (Topic.MY_RATE, Topic.PAY, Topic.NO_REPLIES, Topic.OUTCOMES)),
        (r"clients?|customers?", (Topic.CLIENTS, Topic.COUNTRIES, Topic.NO_REPLIES)),
        (r"jobs?|gigs?|work|ads?", (Topic.BEST_JOBS, Topic.NEW_JOBS, Topic.MATCHING_JOBS)),
        (r"skills?", (Topic.MISSING_SKILLS, Topic.ASKED_SKILLS)),
        (r"applications?|cards?", (Topic.PIPELINE, Topic.APPLIED, Topic.OUTCOMES)),
        (r"replies|answers|responses", (Topic.NO_REPLIES, Topic.MAIL)),
        (r"money|costs?", (Topic.EARNINGS, Topic.CONNECTS, Topic.COSTS)),
    )
)
"""Words that may be meant in several ways, alone."""
