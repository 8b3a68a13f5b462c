""" "Like": a filler, or the verb, or a comparison. Decided by the words beside it, in the order of these rules."""

from collections.abc import Sequence

from app.domain.interview.speech import Word, listed

_FIXED_BEFORE = listed(
    "look looks looked looking feel feels felt feeling sound sounds sounded sounding seem seems seemed seeming something "
    "anything nothing things stuff just more much exactly less almost taste act acts acted acting behave work works "
    "worked treat treated people someone somebody anybody everything less unlike rather such stuff nothing quite "
    "smell smells smelled people"
)
_SUBJECTS = listed("i you we they he she it who people clients users customers everyone everybody")
_HELPS_VERB = listed(
    "would 'd i'd you'd we'd they'd he'd she'd don't didn't doesn't do did does not never always really also still might may could "
    "should will i'll wouldn't especially particularly both actually too if whatever generally personally"
)
_SOUNDS = listed("um umm uh uhm uhh er erm hmm")
_LEADS_IN = listed(
    "and but so because or then in of for at on with about from by into through have had has having got get "
    "gets getting doing did made make making using need needed needs want wanted yeah okay well know that "
    "only maybe probably basically where when even took take takes been being an"
)
_AFTER_FILLER = listed(
    "really very super so pretty totally literally basically um uh you i'm i've i'd i'll we're we've okay oh well maybe "
    "because actually kind sort every trying going doing working getting making having being"
)
_NUMBERS = listed(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred half couple"
)
_SAID = listed("i you we they he she")


def is_filler(words: Sequence[Word], place: int) -> bool:
    """Whether the "like" at this place only fills time."""
    word = words[place]
    before = words[place - 1].text if place else ""
    after = words[place + 1].text if place + 1 < len(words) else ""
    fixed = _is_at_work(words, place, before, after)
    if fixed is not None:
        return not fixed
    if word.set_off_after and "?" not in word.after:
        return not (word.closes and place and not word.set_off_before)
    if before in _SOUNDS or after in _SOUNDS:
        return True
    if word.set_off_before:
        return _opens_a_filler(words, place, after)
    if after in _NUMBERS or after.isdigit():
        return before not in _FIXED_BEFORE
    if before in _FIXED_BEFORE:
        return False
    if before in _SUBJECTS or before in _HELPS_VERB:
        return False
    if before in _LEADS_IN:
        return True
    return after in _AFTER_FILLER and not (after == "you" and before.endswith("s"))


def _is_at_work(words: Sequence[Word], place: int, before: str, after: str) -> bool | None:
    """True for the plain uses of the verb and of comparison; None where more has to be known."""
    word = words[place]
    two_after = words[place + 2].text if place + 2 < len(words) else ""
    if "?" in word.after and place:
        return True
    joined = not word.set_off_before
    if joined and before in ("to", "would", "i'd", "we'd", "you'd", "they'd", "he'd", "she'd", "'d"):
        if word.set_off_after and not word.closes:
            return False
        is_plain_verb = before == "to" and after in _DOES
        return not is_plain_verb
    if after in ("this", "that", "these", "those") and (before in _FIXED_BEFORE or not word.set_off_before):
        return before not in ("and", "but", "so", "because") or None
    if after in _SAID and two_after in ("said", "say", "mentioned", "told", "described"):
        return True
    if joined and not word.set_off_after and (before in _SUBJECTS or before in _HELPS_VERB):
        return before not in ("it", "actually", "you") or None
    return None


_DOES = listed("do be make get go help see try work have take learn build find keep give know think talk")


def _opens_a_filler(words: Sequence[Word], place: int, after: str) -> bool:
    """After a break: "Like I was there" fills, "like React or Vue" gives examples."""
    if words[place].opens and place == 0:
        return after in _SAID or after in _AFTER_FILLER or after in ("the", "it", "it's", "they")
    if after in _SAID or after in _AFTER_FILLER or after in _NUMBERS or after.isdigit():
        return True
    return after in (
        "it",
        "it's",
        "that's",
        "there",
        "there's",
        "if",
        "when",
        "not",
        "just",
        "he's",
        "they're",
    )
