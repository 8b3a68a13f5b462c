"""The board's arithmetic, run as the browser runs it."""

import json

from tests.components.in_node import worth

ORDER = {"shortlisted": ["a", "b"], "ready": [], "applied": ["c", "d", "e"], "won": []}
IDS = list(ORDER)


def js(call: str) -> object:
    """What the expression is worth in Node, with everything the modules export at hand."""
    names = (
        "moved, columnOf, listed, liftSentence, nextLegal, neighbour, carried, typedEntry, targetsOfMany,"
        " walkOf, leadsToCards, actionsOf"
    )
    script = f"""(() => {{
        const {{ {names} }} = board, {{ arranged, placeIn, headings }} = groups;
        const order = {json.dumps(ORDER)}, ids = {json.dumps(IDS)};
        return {call};
    }})()"""
    return worth(script, board="kanban_logic.js", groups="kanban_groups.js")


def test_a_card_lands_where_it_was_dropped() -> None:
    after = js('moved(order, {id: "a", from: "shortlisted", to: "applied", index: 1})')
    assert after == ORDER | {"shortlisted": ["b"], "applied": ["c", "a", "d", "e"]}


def test_reordering_counts_without_the_card_itself() -> None:
    after = js('moved(order, {id: "c", from: "applied", to: "applied", index: 2})')
    assert after == ORDER | {"applied": ["d", "e", "c"]}


def test_a_place_past_the_end_is_the_end() -> None:
    after = js('moved(order, {id: "a", from: "shortlisted", to: "ready", index: 99})')
    assert after == ORDER | {"shortlisted": ["b"], "ready": ["a"]}


def test_a_card_that_somebody_else_has_moved_meanwhile_stays_there() -> None:
    assert js('moved(order, {id: "c", from: "shortlisted", to: "ready", index: 0})') == ORDER


def test_a_card_is_found_in_its_column() -> None:
    assert js('[columnOf(order, "d"), columnOf(order, "nobody")]') == ["applied", None]


def test_the_header_says_where_a_lifted_card_may_go() -> None:
    labels = '{ready: "Ready to apply", won: "Won"}'
    only = js(f'liftSentence("Logo", ["ready"], {labels}, "")')
    both = js(f'liftSentence("Logo", ["ready", "won"], {labels}, "")')
    none = js(f'liftSentence("Logo", [], {labels}, "")')
    assert only == "Moving “Logo”: only Ready to apply is possible from here"
    assert both == "Moving “Logo”: only Ready to apply or Won is possible from here"
    assert none == "Moving “Logo”: it can only be reordered here"


def test_over_an_impossible_column_the_header_says_why() -> None:
    assert js('liftSentence("Logo", [], {}, "Won needs an interview.")') == "Won needs an interview."


def test_shift_and_arrow_skip_to_the_next_possible_column() -> None:
    assert js('nextLegal(ids, "shortlisted", ["applied", "won"], 1)') == "applied"
    assert js('nextLegal(ids, "applied", ["won"], -1)') is None


def test_arrows_walk_down_a_column_and_stop_at_its_end() -> None:
    assert js('neighbour(order, ids, "c", "ArrowDown")') == "d"
    assert js('neighbour(order, ids, "e", "ArrowDown")') is None


def test_arrows_go_sideways_at_the_same_height_past_empty_columns() -> None:
    assert js('neighbour(order, ids, "b", "ArrowRight")') == "d"
    assert js('neighbour(order, ids, "e", "ArrowLeft")') == "b"


def test_a_card_among_the_chosen_ones_means_them_all() -> None:
    assert js('board.together("a", ["a", "c"])') == ["a", "c"]
    assert js('board.together("b", ["a", "c"])') == ["b"]
    assert js('board.together("b", [])') == ["b"]


GROUPED = "{names: ['Acme', 'Beta'], of: {a: 1, b: 0, c: 1, d: 0, e: 1}}"


def test_cards_of_one_group_lie_together_in_the_servers_order() -> None:
    after = js(f"arranged(order, {GROUPED}.of)")
    assert after == ORDER | {"shortlisted": ["b", "a"], "applied": ["d", "c", "e"]}
    assert js("arranged(order, undefined)") == ORDER


def test_above_the_first_card_of_a_group_stands_its_name_and_how_many_it_has() -> None:
    assert js(f'headings(["d", "c", "e"], {GROUPED})') == {
        "d": {"name": "Acme", "count": 1},
        "c": {"name": "Beta", "count": 2},
    }
    assert js('headings(["d"], {})') == {}


def test_a_card_dropped_into_a_grouped_column_finds_its_place_in_its_own_group() -> None:
    def place(card: str, index: int) -> object:
        return js(f'placeIn(order, {GROUPED}.of, {{id: "{card}", to: "applied", index: {index}}})')

    assert place("b", 0) == 1  # above d, the only one of its group
    assert place("b", 3) == 2  # under d
    assert place("a", 1) == 0  # above c
    assert place("a", 2) == 1  # between c and e
    assert place("a", 3) == 3
    assert place("c", 2) == 2  # within its column, after e
    assert js('placeIn(order, undefined, {id: "a", to: "applied", index: 9})') == 3
    assert js(f'placeIn({{won: ["b"]}}, {GROUPED}.of, {{id: "a", to: "won", index: 1}})') == 0


def test_a_lifted_card_goes_up_and_down_among_the_others_and_no_further() -> None:
    lift = '{id: "d", from: "applied", to: "applied", index: %d}'

    def after(index: int, key: str) -> object:
        return js(f'carried(order, {lift % index}, "{key}", ids, [])')

    assert after(1, "ArrowUp") == after(1, "Home") == {"to": "applied", "index": 0}
    assert after(1, "ArrowDown") == after(1, "End") == {"to": "applied", "index": 2}
    assert after(0, "ArrowUp") is after(2, "ArrowDown") is None


def test_a_lifted_card_goes_sideways_to_possible_columns_and_home_again() -> None:
    start = '{id: "e", from: "applied", to: "applied", index: 2}'
    there = '{id: "e", from: "applied", to: "won", index: 0}'
    assert js(f'carried(order, {start}, "ArrowRight", ids, ["won"])') == {"to": "won", "index": 0}
    assert js(f'carried(order, {start}, "ArrowLeft", ids, ["won"])') is None
    assert js(f'carried(order, {there}, "ArrowLeft", ids, ["won"])') == {"to": "applied", "index": 0}
    assert js(f'carried(order, {there}, "ArrowRight", ids, ["won"])') is None


def test_letters_that_follow_one_another_are_one_word() -> None:
    words = '["Won", "Lost", "Open", "Letter", "Take off the board"]'
    typed = [js(f'typedEntry({words}, {at}, "{word}")') for at, word in ((0, "l"), (1, "lo"), (1, "los"))]
    assert typed == [1, 1, 1]
    assert js(f'typedEntry({words}, 1, "le")') == 3
    assert js(f'typedEntry({words}, 4, "lost")') == 1


def test_what_begins_no_entry_leads_nowhere() -> None:
    words = '["Archived", "Open", "Take off the board"]'
    assert [js(f'typedEntry({words}, 0, "{word}")') for word in ("l", "lo", "ot", "lost")] == [-1] * 4


def test_one_letter_again_and_again_goes_round() -> None:
    words = '["Lost", "Open", "Letter"]'
    assert [js(f'typedEntry({words}, {at}, "{word}")') for at, word in ((0, "l"), (2, "ll"), (0, "lll"))] == [
        2, 0, 2,
    ]  # fmt: skip


def test_cards_of_several_columns_go_where_some_of_them_may() -> None:
    moves = '{shortlisted: ["ready"], applied: ["won", "ready"]}'
    some = js(f'targetsOfMany(["applied", "shortlisted", "applied"], {moves}, ids)')
    assert some == [{"id": "ready", "count": 3}, {"id": "won", "count": 2}]
    assert js(f'targetsOfMany(["won"], {moves}, ids)') == []


def test_j_and_k_walk_as_arrows_do_where_single_letters_act() -> None:
    walked = js('["j", "k", "End", "m"].map((key) => [walkOf(key, true) ?? "", walkOf(key, false) ?? ""])')
    assert walked == [["ArrowDown", ""], ["ArrowUp", ""], ["End", "End"], ["", ""]]


def test_downwards_leads_to_the_cards_while_no_control_of_the_page_has_the_focus() -> None:
    nowhere, button = "{matches: (s) => s.includes('body')}", "{matches: () => false}"
    for pressed, at, letters, leads in (
        ('{key: "j"}', nowhere, "true", True),
        ('{key: "ArrowDown"}', nowhere, "false", True),
        ('{key: "ArrowDown"}', "null", "false", True),
        ('{key: "j"}', nowhere, "false", False),
        ('{key: "k"}', nowhere, "true", False),
        ('{key: "j"}', button, "true", False),
        ('{key: "j", ctrlKey: true}', nowhere, "true", False),
        ('{key: "j", defaultPrevented: true}', nowhere, "true", False),
    ):
        assert js(f"leadsToCards({pressed}, {at}, {letters})") is leads, (pressed, at, letters)


def test_a_chosen_card_can_be_left_out_again_and_a_menu_holds_only_what_applies() -> None:
    menu = '[{id: "choose", label: "Choose this card"}, {id: "undo", label: "Undo", when: "undoable"}]'
    assert js(f"actionsOf({menu}, {{undoable: true}}, false).map((a) => a.label)") == [
        "Choose this card",
        "Undo",
    ]
    assert js(f"actionsOf({menu}, {{undoable: false}}, true).map((a) => a.label)") == ["Choose it no longer"]
