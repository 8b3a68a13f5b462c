"""The four parts of a told example: situation, task, action, result; each with the sentence that holds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.interview.speech import listed, without_notes
from app.domain.letters.verbs import PARTICIPLE_TO_BASE

PARTS = ("situation", "task", "action", "result")
_SOFT = r"(?:\s*,?\s*(?:just|then|also|actually|basically|really|first|personally|immediately|quickly|always|um|uh|like|finally|eventually|simply|even|ended up|went ahead and|had to go and)\s*,?)*"
_IRREGULAR = listed(
    "built wrote made set took ran led found kept cut sat spoke sent brought taught drew chose gave told got "
    "went began broke came did held met put read rebuilt redid rewrote split spent stood sought swapped bought dug fixed "
    "sold shut showed paid won laid dealt drove grew"
)
_STATES = listed(
    "had wanted needed liked loved felt thought learned learnt noticed realised realized believed hoped hated seemed "
    "looked worked lived studied used happened expected graduated enjoyed struggled wished existed remembered "
    "started joined moved knew was were received"
)
_ACTED = re.compile(
    rf"\b(?:i|we)\b{_SOFT}\s+(?P<verb>[a-z]+ed|{'|'.join(sorted(_IRREGULAR))})\b", re.IGNORECASE
)
_ALSO_ACTED = re.compile(
    r"\b(?:so what i did|what i did was|what we did was|my (?:approach|solution|first step|fix) was|the first thing i did|"
    r"i (?:decided|chose|started|began|set out|worked with \w+|worked closely|worked through|worked on|sat down) (?:to\b|by\b|on\b|with\b|\w+ing\b)?|(?:i|we) (?:\w+ )?(?:ended|wound) up \w+ing|i was able to|i managed to)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\s+(?:the|an?|our|their|its|all|every|it|them|two|three|\d+)\b", re.IGNORECASE)
_STARTED_WORK = re.compile(
    r"\b(?:i|we) started (?:working|out|as|at|in|college|university|school|my)\b", re.IGNORECASE
)
_IMAGINED = re.compile(
    r"\b(?:i|we)(?:'d| would| will|'ll| might| could| can)\b|\bi'm going to\b|\bif i (?:had|were|was)\b",
    re.IGNORECASE,
)
_WORDS = {
    "situation": (
        r"\b(?:at|in|for|with) my (?:last|previous|old|former|first|current|second) (?:job|role|company|client|project|team|position|contract|gig|employer)\b",
        r"\bwhen i (?:was|worked|joined|started|had)\b|\bwhile i was (?:at|in|work\w*|studying|interning)\b|\bback (?:in|when|at)\b",
        r"\b(?:last|two|three|a few|a couple of|several) (?:years?|months?|summers?|semesters?|weeks?|springs?|falls?) ?(?:ago|back)?\b(?=.{0,400}\b(?:was|were|had|worked|i|we)\b)",
        r"\b(?:in|since|around|during) (?:early |late |the (?:spring|summer|autumn|fall|winter) of )?(?:19|20)\d\d\b",
        r"\bthere (?:was|were) (?:this|a|an|one|some|no|only|about|once|two|three)\b",
        r"\b(?:the|a|one|my|our|this|their) (?:\w+ ){0,2}(?:client|company|startup|team|site|store|shop|app|system|project|codebase|agency|customer|business|product|platform|group|database|website|process|server|founder) (?:was|were|had|kept|used to|came to|did not|didn't|could not|couldn't|wanted|sold|ran)\b",
        r"\bi (?:was|'d been|had been) (?:working|part of|on a|hired|leading|interning|in a|employed|freelancing|contracted)\b",
        r"\bwe (?:were|had been) (?:a |an |on |in |working|building|about to|losing|short|behind|under)\b|\bwe had (?:a|an|this|one|no|about|three|two|four|five)\b",
        r"\bone (?:time|day|project|client|example|of my (?:clients|projects))\b(?=.{0,400}\b(?:was|were|had|when|i|we)\b)|\bi (?:had|once had) (?:a|this|one|an) (?:\w+ ){0,2}(?:client|project|customer|team|teammate|group|job|boss|manager)\b",
        r"\b(?:freshman|sophomore|junior|senior) year\b|\blast (?:summer|semester|fall|spring|winter)\b",
    ),
    "task": (
        r"\b(?:my|our) (?:job|task|role|goal|responsibility|objective|assignment|part|mission|brief|challenge) (?:was|there was|in (?:that|this|it) was)\b",
        r"\b(?:i|we) (?:was|were) (?:responsible for|asked to|supposed to|tasked with|in charge of|charged with|brought in to|hired to|expected to|assigned to|told to|given the (?:task|job)|meant to)\b",
        r"\b(?:i|we) (?:had|needed|have had) to\b(?! go and)",
        r"\b(?:they|he|she|the (?:client|team|company|customer|founder|manager|boss|owner|ceo|cto)|my (?:boss|manager|client)) (?:wanted|needed|asked|expected|hired|required|tasked) (?:me|us|it|a|an|the|someone|somebody|to|that)\b",
        r"\b(?:told|instructed) (?:me|us) (?:to\b|(?:that )?(?:i|we) (?:had|needed|should)\b)",
        r"\bthe (?:goal|task|challenge|problem|aim|brief|objective|target|idea|requirement|deadline) was\b",
    ),
    "result": (
        r"\bas a result\b|\bin the end\b|\bthe (?:result|results|outcome|upshot|end result|impact|effect) (?:was|were|is)\b|\bat the end of (?:it|that|the project)\b",
        r"\b(?:which|that|this|it|and) (?:\w+ )?(?:resulted in|led to|saved|doubled|tripled|halved|brought in|paid off|cut|reduced|increased|meant that|boosted|raised|lowered|improved)\b",
        r"\b(?:went|fell|dropped|rose|grew|came|climbed|increased|decreased|improved|jumped|shrank|down|up|reduced \w+|cut \w+) (?:\w+ ){0,3}(?:from|by|to) (?:\w+ ){0,3}[$€£]?\d",
        r"\b(?:increased|decreased|reduced|cut|improved|grew|raised|saved|doubled|tripled|halved|lowered|boosted|fell|dropped|rose) (?:\w+ ){0,6}(?:by|to|from|about|over|almost|nearly)\b[^.]{0,20}(?:\d|percent|half|third|twice)",
        r"\b(?:\w+ )?(?:fell|dropped|rose|doubled|tripled|halved|grew|went up|went down|shot up|came down)\b(?=[^.]{0,30}(?:\d|percent|half|third|quarter|twice|zero|$|\.))",
        r"\b(?:it|everything|that|the (?:project|site|app|launch|store|team|campaign|release|event|migration)) (?:\w+ )?(?:went live|launched on time|worked out|turned out|went (?:really |very |so |quite |pretty )?(?:well|great|smoothly|fine)|was (?:a )?(?:success|hit|shipped|delivered|successful)|paid off|shipped on|came out)\b",
        r"\bwe (?:shipped|launched|delivered|finished|released|went live|won|hit|made the deadline|met the deadline|got it done)\b|\bi (?:delivered|finished|got an a|won)\b(?=.{0,400}\b(?:on time|early|late|ahead|budget|award|prize|days?|weeks?|first|second|a\b))",
        r"\b(?:they|the (?:client|customer|boss|founder|team|manager|owner)|he|she|my (?:boss|manager|client)) (?:was|were|is|are) (?:\w+ )?(?:happy|pleased|delighted|thrilled|satisfied|impressed|grateful)\b|\b(?:they|the client|he|she) (?:renewed|rehired|came back|extended|hired me again|still use|gave (?:me|us) (?:a )?(?:five|5|bonus|great|good)|signed)\b",
        r"\b(?:we|i|they) (?:\w+ )?(?:ended up|wound up)\b(?! \w+ing\b)|\b(?:nobody|no one) (?:has |had )?(?:complained|noticed|left)\b|\b(?:best|fastest|biggest) [\w ]{1,30} (?:ever|so far|to date)\b|\bsince then\b(?=.{0,400}\b(?:no|not|has|have|never|zero)\b)|\b(?:no|zero) (?:\w+ )?(?:complaints|downtime|outages?|incidents|errors|bugs|data loss)\b",
    ),
}
_COMPILED = {part: re.compile("|".join(patterns), re.IGNORECASE) for part, patterns in _WORDS.items()}
_SENTENCE = re.compile(r"[^.?!\n]+(?:[.?!](?=\d)[^.?!\n]*)*[.?!]*")


@dataclass(frozen=True)
class Part:
    """One part of an example and the sentence that holds it."""

    kind: str
    start: int
    end: int


def find_parts(text: str) -> list[Part]:
    """Each part in each sentence; what somebody would do is no action, as it was not done."""
    plain = without_notes(text).replace("’", "'")
    return [
        Part(kind, start, end)
        for start, end in _sentences(plain)
        for kind in PARTS
        if _holds(kind, plain[start:end])
    ]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        piece = match[0]
        start = match.start() + len(piece) - len(piece.lstrip())
        if piece.strip():
            yield start, match.start() + len(piece.rstrip())


def _holds(kind: str, sentence: str) -> bool:
    if sentence.endswith("?"):
        return False
    if kind == "action":
        return _is_action(sentence)
    if kind == "result":
        return bool(_results(sentence))
    found = _COMPILED[kind].finditer(sentence)
    return any(not _within(match, _results(sentence)) for match in found)


def _results(sentence: str) -> list[re.Match[str]]:
    """The words that tell a result; what would be one is none, unless a number stands behind it."""
    if _IMAGINED.search(sentence) and not re.search(r"\d", sentence):
        return []
    return list(_COMPILED["result"].finditer(sentence))


def _within(match: re.Match[str], others: list[re.Match[str]]) -> bool:
    return any(match.start() < other.end() and other.start() < match.end() for other in others)


def _is_action(sentence: str) -> bool:
    """Something done; "we shipped on time" tells what came of it, not what was done."""
    results = _results(sentence)
    for match in _ACTED.finditer(sentence):
        verb = match["verb"].lower()
        is_state = (
            (verb in _STATES and not _has_object(verb, sentence[match.end() :]))
            or verb in ("got", "ended")
            or (verb.endswith("ed") and not _is_past(verb))
        )
        if not is_state and not (verb == "went" and "ahead" not in match[0]) and not _within(match, results):
            return True
    return bool(_ALSO_ACTED.search(sentence)) and not _STARTED_WORK.search(sentence)


def _has_object(verb: str, after: str) -> bool:
    """ "I moved the images" is work, "I moved to Berlin" is none."""
    return verb in ("moved", "used") and _OBJECT.match(after) is not None


def _is_past(verb: str) -> bool:
    return verb in PARTICIPLE_TO_BASE or verb not in ("need", "speed", "feed", "indeed", "exceed", "proceed")
