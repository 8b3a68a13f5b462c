"""Spontaneous speech, read by hand: each filler stands in {braces}, each sentence says which parts of an example it holds."""

import re

import pytest

from app.domain.interview.fillers import find_fillers
from app.domain.interview.star import find_parts

SPOKEN = """\
{Um}, I started out in, {uh}, customer support, and {um} then I moved to design.
I was, {like}, really nervous about the call, {you know}, because it was my first one.
I like the way you work, and people like you make it easy.
It was {kind of} hard to explain, {I mean}, the client had no idea what a sprint was.
What kind of work do you do, and what sort of budget is it?
We {basically} rebuilt the whole thing in {like} two weeks.
The two versions are basically the same.
So I talked to the team, and so we agreed on Friday.
So, {um}, my last project was a shop.
Well, {you know}, it depends on the client.
The project went well, and the client was, {well}, surprised.
That is the right way, right at the start.
And then you have, {right}, three systems that, {right}, all disagree.
I actually shipped it myself, and what actually happened was a timeout.
It was, {actually}, {uh}, my idea.
Do you know how it works? Let me know if you know a better way.
If you know React, you know what I mean by hooks.
I mean it: the data must not move.
What I mean is that tests come first.
{You know}, I was {sort of} the only one who could, {like}, read the old code.
He was {like}, can you fix it today, and I was {like}, sure.
It looks like a bug, it feels like a feature.
There were {like} ten of us in the room.
{Uh}, yeah, I think, {uh}, the biggest thing was, {um}, trust.
We had tools like Figma and Sketch, and things like that.
Would you like me to go on? I would like to add one thing.
I was in charge of, {you know}, the budget, the hires, {you know}, all of it.
They {kind of} {um} gave me the keys and, {like}, walked away.
That kind of thing happens, and it is the kind of problem I enjoy.
I just, {I mean}, I did not, {um}, see it coming.
She said it was literally on fire, and the server was, {literally}, smoking.
{Er}, no, I have not used it.
Mm-hmm, that is correct. Uh-huh.
It is, {um}, {uh}, {like}, a long story.
We shipped on Monday, and nobody noticed, {so}.
I think you know the answer, as you know your users best.
Like I said before, it is done, right?
I {sort of} want to say that it was, {basically}, luck.
I worked there for, {so}, two years, {um}, give or take.
The API was {kind of} slow, and, {uh}, the team was {sort of} new to it.
It works as well as before, and it does so well.
You want it on the right side, is that right?
The price is basically nothing for you.
{Um}, {like}, I guess I would, {you know}, ask first.
He {basically} said no. And I was all right with it.
""".splitlines()
PARTS = {"S": "situation", "T": "task", "A": "action", "R": "result"}
TOLD = """\
S  | At my last job, the checkout was slow.
T  | I had to cut the load time before Christmas.
T  | My task was to find out why.
A  | I profiled the queries and rewrote two of them.
R  | As a result, the page loaded in one second instead of six.
R  | Sales went up by 12 percent.
SA | When I was at Praxio, I built the scheduling service.
   | I would start with a call.
   | I think communication is really important.
   | What would you do in that case?
A  | So what I did was sit down with the client.
R  | In the end, the client was happy and came back twice.
S  | Last year we had a client who kept changing the scope.
T  | The goal was to launch in May.
T  | They asked me to move the data over a weekend.
A  | I wrote a script that compared every row.
R  | We shipped two days early.
R  | It saved them about ten hours a week.
S  | There was this one project where nobody talked to each other.
A  | I set up a call every morning.
R  | The number of tickets dropped from forty to nine.
   | I am good at talking to people.
   | I like Python.
A  | Um, I, uh, talked to each of them one by one.
A  | I called the vendor and negotiated a discount.
R  | That cut the bill in half.
S  | In 2021 the shop lost its only developer.
T  | I was responsible for the migration.
A  | First I made a copy of the database.
R  | Since then there has been no downtime.
   | I could try to fix it.
   | If I had the time, I would rewrite it.
S  | Two years ago I was working for a bakery.
A  | I designed the label and picked the paper.
R  | The launch went really well.
A  | I ended up rewriting the parser.
A  | I then moved the images to a CDN.
S  | A startup came to me with a half-finished app.
T  | We needed to be live by Monday.
R  | The owner told me it was the best launch they ever had.
A  | I refactored it.
A  | I convinced the team to write tests.
A  | I cut the meeting to ten minutes.
R  | Nobody has complained since.
""".splitlines()


@pytest.mark.parametrize("marked", SPOKEN)
def test_each_filler_is_found_at_its_place(marked: str) -> None:
    text, places = "", []
    for piece in re.split(r"(\{[^}]*\})", marked):
        bare = piece.strip("{}")
        if piece.startswith("{"):
            places.append((len(text), len(text) + len(bare), bare))
        text += bare
    assert [(one.start, one.end, text[one.start : one.end]) for one in find_fillers(text)] == places


@pytest.mark.parametrize("line", TOLD)
def test_each_sentence_holds_its_parts(line: str) -> None:
    letters, _, text = line.partition(" | ")
    assert {part.kind for part in find_parts(text)} == {PARTS[one] for one in letters.strip()}
