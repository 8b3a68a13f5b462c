"""Text in an ad that speaks to machines: found so that it can be shown, never obeyed."""

import re

from app.domain.letters.words import Span, sentences

_ROLE = (
    r"(?:developer|engineer|expert|specialist|consultant|enthusiast|agency|architect|builder|artist|creator|freelancer|"
    r"professional|trainer|researcher|practitioner|wizard|guru|pro|nerd|geek|person|company|studio|agent developer)"
)
_MACHINE = (
    r"(?:ai|a\.i\.|llm|gpt(?:-?\d\w*)?|chat ?gpt|claude|gemini|copilot|language model|large language model|chatbot|"
    r"bot|robot|machine|ai (?:model|assistant|agent|system|tool)|automated (?:system|tool|agent|script)|assistant)s?"
)
_MARKS = [
    rf"\bif (?:you(?:'re| are)|this is(?: being)?(?: (?:read|written|generated|processed))?(?: by)?|an?) (?:an? )?{_MACHINE}\b"
    rf"(?![- ]+(?:\w+[- ])?{_ROLE})",
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{0,30}\b(?:previous|prior|above|earlier|preceding|all|any|"
    r"your|other|system)\b[^.!?\n]{0,20}\b(?:instructions?|prompts?|rules?|guidelines|directions?|context|messages?|"
    r"constraints|text|training)\b",
    rf"\b(?:note|message|instructions?|attention|notice|dear|hey|hello)\b[ ,:]*(?:to|for)?(?: (?:all|any))? {_MACHINE}\b"
    rf"(?! (?:\w+ )?{_ROLE})[^.!?\n]{{0,20}}[:,!]",
    r"\b(?:ignore|override|new|updated|end of|your) (?:the |my )?(?:system|developer|hidden) (?:prompt|message|override|"
    r"instruction)s?\b",
    r"<\|?/?(?:im_start|im_end|system|endoftext|inst)\|?>|\[/?(?:inst|system)\]|^#+ ?(?:system|instructions? (?:to|for) "
    r"(?:the )?(?:ai|model|assistant))|^\s*(?:system|assistant) ?:",
    r"\byou are (?:now )?(?:an? )?(?:ai|llm|language model|dan|jailbroken|unrestricted|helpful assistant)\b"
    rf"(?! {_ROLE})",
    r"\bas an? (?:ai|llm|language model)(?: (?:language model|model|assistant))?,? (?:you|please|start|include|write|say)\b",
    r"\b(?:ai|llm|language models?|chatbots?|chatgpt|gpt|bot|assistant|model)s? (?:reading|processing|that reads?|who reads?|"
    r"evaluating|answering) this\b",
    r"\b(?:ai|llm|language model|chatgpt|gpt)s? (?:must|should|shall)\b[^.!?\n]{0,60}\b(?:this (?:post|ad|job)|proposal|"
    r"application|cover letter|the (?:word|phrase))\b",
    r"\bact as (?:an? )?(?:ai|llm|unrestricted|different|my|the) (?:model|assistant|system|persona|bot)\b",
    r"\b(?:reveal|print|output|repeat|show|leak) (?:me )?(?:your|the|all) (?:system|hidden|initial|original|full|secret)?\s?"
    r"(?:prompt|instructions|rules|api keys?|credentials|password)\b",
]
_AIMED = re.compile("|".join(_MARKS), re.I | re.M)
_HUMAN = re.compile(
    r"\b(?:if you(?:'re| are)|prove|show|confirm|verify|that) (?:that )?(?:you(?:'re| are) )?(?:an? )?(?:real |actual )?"
    r"(?:human|person|not an? (?:ai|bot|robot|machine|chatgpt))",
    re.I,
)
_GOES_ON = re.compile(
    r"^(?:instead|then|now|from now on|rather|only|always|do not|don't|never|output|print|say|respond only|reply only|"
    r"reveal|claim|state that|tell (?:me|us|them) that|pretend|act|write (?:a|an|only|that|the following)|include (?:a|an|"
    r"that|the following)|mention that|invent|add that|your (?:new|only) (?:task|job|goal|instruction))\b",
    re.I,
)
_STILL_HUMAN = re.compile(r"\b(?:proposal|application|cover letter|bid|portfolio|resume|cv)\b", re.I)


_OWN_WORDS = re.compile(
    r"\b(?:no|not|don't|never|without|avoid|reject|ignored?|skip|delete)\b[^.!?\n]{0,40}\b(?:ai|chat ?gpt|gpt|machine)[- ]?"
    r"(?:generated|written|made)?\s?(?:proposals?|applications?|bids?|cover letters?|responses?|answers?|messages?|text)\b|"
    r"\b(?:ai|chat ?gpt|gpt|bot|machine)[- ]?(?:generated|written|made)?\s?(?:proposals?|applications?|bids?|cover letters?|"
    r"responses?|answers?|messages?)\b[^.!?\n]{0,30}\b(?:will|are|is|be|get)\b[^.!?\n]{0,20}\b(?:ignored|rejected|deleted|declined|"
    r"not|skipped|disqualified|discarded|archived|removed|banned|reported)|"
    r"\b(?:do not|don't|please don't|without) (?:use|using|rely on|apply with) (?:ai|chat ?gpt|gpt|an? ai)\b[^.!?\n]{0,40}\b(?:apply|"
    r"proposal|application|write|answer|cover)|\b(?:manually|hand)[- ]?(?:typed|written)\b",
    re.I,
)


def own_words_spans(text: str) -> list[Span]:
    """Sentences that ask for a letter written by hand."""
    return [s for s in sentences(text) if _OWN_WORDS.search(s.text.replace("’", "'"))]


def machine_spans(text: str) -> list[Span]:
    """The sentences of the ad that are aimed at machines, with those that continue such a sentence."""
    found: list[Span] = []
    previous = False
    for sentence in sentences(text):
        words = sentence.text.replace("’", "'")
        aimed = bool(_AIMED.search(words)) and not _HUMAN.search(words)
        goes_on = previous and bool(_GOES_ON.match(words)) and not _STILL_HUMAN.search(words)
        previous = aimed or goes_on
        if previous:
            found.append(sentence)
    return found


def is_about_authorship(text: str) -> bool:
    """Whether words say how the letter was written ("manually typed"): only its writer can say that."""
    return bool(_OWN_WORDS.search(text.replace("’", "'")))
