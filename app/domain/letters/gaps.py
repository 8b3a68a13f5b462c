"""Places in a letter that still wait for words: «…», and what templates leave: [your name], {name}, <name>, XXX, TODO."""

import re

from app.domain.letters.lexicon import either

_WORD = either("gap_words")
_AROUND = r"(?:[\w'’./&-]+[ _-]){0,5}"
_WAITS = rf"{_AROUND}{_WORD}(?:['’]s)?(?:[ _/-][\w'’./&-]+){{0,6}}"
_NO_TAG = rf"(?!\s*/?(?:{either('html_tags')})\b\s*/?>)"
PLACEHOLDER = re.compile(
    "|".join(
        (
            r"«[^»\n]*»",
            rf"(?<![\w\])`])\[\s*{_WAITS}\s*[:.…]*\s*\](?![(\[`=])",
            rf"(?<![\w$`])\{{\{{?\s*{_WAITS}\s*\}}\}}?",
            rf"(?<![\w`])<{_NO_TAG}\s*{_WAITS}\s*>(?!`)",
            rf"\(\s*(?:{either('gap_orders')})\b[^()\n]{{0,60}}\)",
            r"(?<![\w$€£.-])[Xx]{3,}(?![\w-])",
            rf"(?-i:\b(?:TODO|TBD|TBC|TKTK|FIXME)\b)(?!['’]?s?[ -](?:{either('todo_things')})\b)",
            r"(?<!\w)_{3,}(?!\w)",
            r"\blorem ipsum\b",
        )
    ),
    re.I,
)
"""Brackets count by the words inside: `<div>`, [1], {} and a link's [title](address) are no gaps."""
