"""Words that fill time, told from the same words at work: "I like it" and "what kind of" are no fillers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.interview.speech import Word, listed, words_in

SOUNDS = listed("um umm ummm uh uhh uhm uhmm er err erm ehm em hm hmm hmmm mm mmm ehh eh uhhh")
_SHORT = frozenset({"kinda", "sorta"})


@dataclass(frozen=True)
class Filler:
    """One filler and its place in the text; `kind` is its plain form."""

    kind: str
    start: int
    end: int


def find_fillers(text: str) -> list[Filler]:
    """Every filler of a turn, in order, none counted twice."""
    return list(_found(words_in(text)))


def _found(words: Sequence[Word]) -> Iterator[Filler]:
    place = 0
    while place < len(words):
        length = _filler_at(words, place)
        if length:
            part = words[place : place + length]
            yield Filler(_plain(part), part[0].start, part[-1].end)
        place += length or 1


def _plain(part: Sequence[Word]) -> str:
    if len(part) > 1:
        return " ".join(word.text for word in part)
    text = part[0].text
    if text in SOUNDS:
        return "um" if "m" in text else "uh" if text.startswith("u") else "er"
    return {"kinda": "kind of", "sorta": "sort of"}.get(text, text)


def _filler_at(words: Sequence[Word], place: int) -> int:
    """How many words the filler that begins here has; 0 where none does."""
    word = words[place].text
    if word in SOUNDS:
        return int(not _is_answer(words, place))
    if word in _SHORT or (word == "ah" and _is_hesitation(words, place)):
        return 1
    for length, wanted, judge in _PHRASES:
        part = words[place : place + length]
        if len(part) == length and wanted == tuple(one.text for one in part):
            if any(one.set_off_after for one in part[:-1]):
                continue
            if judge(words, place, place + length - 1):
                return length
    return 0


def _is_answer(words: Sequence[Word], place: int) -> bool:
    """ "Mm-hmm" and "uh huh" say yes."""
    near = {words[n].text for n in (place - 1, place + 1) if 0 <= n < len(words)}
    return bool(near & {"huh", "hm", "hmm"}) and words[place].text in ("uh", "mm", "mmm", "hm", "hmm", "um")


def _is_hesitation(words: Sequence[Word], place: int) -> bool:
    return not words[place].opens and _next(words, place) not in ("i", "okay", "ok", "yes", "right")


def _next(words: Sequence[Word], place: int) -> str:
    return words[place + 1].text if place + 1 < len(words) else ""


def _before(words: Sequence[Word], place: int) -> str:
    return words[place - 1].text if place else ""


_WH = listed("what how where who why whether which if that about when")
_ASKS_KNOWING = listed(
    "do did does don't didn't if as let would will should may might must can could can't won't make what how "
    "everything anything all whatever once that before than until unless people because who"
)


_THINKS = listed("think believe bet assume guess sure hope suppose")
_NAMES_IT = listed("the your our my this that a it")


def _you_know(words: Sequence[Word], first: int, last: int) -> bool:
    """Said to be followed, not to ask or tell what somebody knows."""
    before, after = _before(words, first), _next(words, last)
    if before in ("do", "did", "don't", "didn't", "if", "as", "let") and not words[first].set_off_before:
        return False
    if words[last].set_off_after:
        return not (before in _ASKS_KNOWING - {"that", "because"} and not words[first].set_off_before)
    if after in _WH - {"when", "if", "that"}:
        told = [w.text for w in words[last + 2 : last + 5]]
        return after == "what" and told[:2] == ["i", "mean"] and told[2:] not in (["by"], ["about"], ["when"])
    if words[first].set_off_before and not words[first].opens:
        return True
    if before in _ASKS_KNOWING - {"that", "because", "once", "people", "all"}:
        return False
    if before in _THINKS and after in _NAMES_IT:
        return False
    return after not in ("any", "anything", "anyone", "something", "him", "her", "them", "me", "of")


def _i_mean(words: Sequence[Word], first: int, last: int) -> bool:
    """Said to begin again, not to say what is meant."""
    if (
        _before(words, first) in ("what", "which", "do", "did", "whom", "who")
        and not words[first].set_off_before
    ):
        return False
    if words[last].set_off_after:
        return True
    after = words[last + 1] if last + 1 < len(words) else None
    if after is None or after.text in ("to", "by", "business", "what", "well", "every"):
        return False
    return not (after.text in ("it", "that", "this") and after.set_off_after)


_NAMES_A_KIND = listed(
    "a an the this that these those what which any some every each all one another same different certain new other "
    "right best worst specific particular of no my your his her our their two three many various first second "
    "whatever whichever wrong only main several few most"
)


def _kind_of(words: Sequence[Word], first: int, last: int) -> bool:
    """Said to soften, not to name a kind: "it was kind of hard", not "what kind of work"."""
    if _before(words, first) not in _NAMES_A_KIND or words[first].set_off_before:
        return True
    return _before(words, first) in ("that", "all", "most") and words[last].set_off_after


def _set_off(words: Sequence[Word], first: int, last: int) -> bool:
    """It stands apart: after a break or a comma, and before one."""
    return words[first].set_off_before and words[last].set_off_after and len(words) > last - first + 1


_PLAIN_USE = listed("the same identical free done nothing no zero all impossible everything")


def _basically(words: Sequence[Word], first: int, last: int) -> bool:
    """It softens nearly everywhere; "basically the same" says how much."""
    if _set_off(words, first, last):
        return True
    after = [word.text for word in words[last + 1 : last + 3]]
    return not (after[:1] == ["the"] and after[1:] == ["same"]) and after[:1] not in [
        [w] for w in _PLAIN_USE - {"the"}
    ]


def _adrift(words: Sequence[Word], first: int, last: int) -> bool:
    """ "The client was, well, surprised": set off on both sides within a sentence, or left hanging at its end."""
    if words[first].opens or not (words[first].set_off_before and words[last].set_off_after):
        return False
    if words[last].closes:
        return words[first].text == "so" and last == len(words) - 1
    return True


def _like(words: Sequence[Word], first: int, _last: int) -> bool:
    from app.domain.interview.like import is_filler

    return is_filler(words, first)


def _so_yeah(words: Sequence[Word], first: int, last: int) -> bool:
    return words[last].set_off_after


_PHRASES: tuple[tuple[int, tuple[str, ...], Callable[[Sequence[Word], int, int], bool]], ...] = (
    (5, ("you", "know", "what", "i", "mean"), _so_yeah),
    (2, ("you", "know"), _you_know),
    (2, ("y", "know"), _you_know),
    (2, ("ya", "know"), _you_know),
    (1, ("y'know",), lambda *_: True),
    (2, ("i", "mean"), _i_mean),
    (2, ("kind", "of"), _kind_of),
    (2, ("sort", "of"), _kind_of),
    (2, ("you", "see"), _set_off),
    (2, ("so", "yeah"), _so_yeah),
    (1, ("basically",), _basically),
    (1, ("so",), _adrift),
    (1, ("well",), _adrift),
    (1, ("right",), _adrift),
    (1, ("literally",), _set_off),
    (1, ("actually",), _set_off),
    (1, ("like",), _like),
)
