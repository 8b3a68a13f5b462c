"""What stands above the feed: kept searches and filters, and the dialogs that they open."""

import reflex as rx

from app.components.filters import filter_bar, list_head
from app.components.hide_list import hide_list_button, hide_list_dialog
from app.components.rate_filter import rate_dialog
from app.components.saved_searches import save_button, search_dialog, search_strip
from app.domain.saved_search import ALERT_WORDS
from app.pages import routes
from app.pages.matching_sections import dial_dialog
from app.state.dial import DialState
from app.state.feed import FeedState
from app.state.hiding import HidingState
from app.state.saved_searches import SavedSearchState


def bar() -> rx.Component:
    """Saved searches in a strip, and the filters under it."""
    filters = filter_bar(
        FeedState.filters,
        tightness=FeedState.tightness,
        options=FeedState.options,
        countries=FeedState.countries,
        active=FeedState.active,
        rate_words=FeedState.rate,
        verified_words=FeedState.verified,
        calm_words=FeedState.calm,
        projects_words=FeedState.projects,
        more=save_button(SavedSearchState.can_save, on_show=SavedSearchState.show(True)),
        on_choose=FeedState.choose,
        on_toggle=FeedState.toggle,
        on_clear=FeedState.clear,
        on_clear_all=FeedState.clear_all,
        on_rate=FeedState.ask_rate(True),
        on_dial=DialState.open_with(""),
    )
    strip = search_strip(
        SavedSearchState.searches, on_manage=SavedSearchState.show(True), all_href=routes.FEED
    )
    return rx.fragment(strip, filters)


def head() -> rx.Component:
    """Over the list: what of it, in which order, and what is left out."""
    return list_head(
        FeedState.filters,
        FeedState.aside,
        hide_list_button(on_show=HidingState.show(True)),
        on_choose=FeedState.choose,
        on_aside=FeedState.toggle("hiding"),
    )


def dialogs() -> tuple[rx.Component, ...]:
    """What it pays, what is hidden, which searches are kept."""
    return _rate(), _hide_list(), _searches(), dial_dialog()


def _rate() -> rx.Component:
    return rate_dialog(
        FeedState.filters,
        options=FeedState.options,
        currency=FeedState.currency,
        open=FeedState.rate_open,
        on_close=FeedState.ask_rate(False),
        on_submit=FeedState.choose_rate,
    )


def _hide_list() -> rx.Component:
    return hide_list_dialog(
        HidingState.entries,
        open=HidingState.is_open,
        hiding=FeedState.filters["hiding"],
        error=HidingState.error,
        typed=HidingState.typed,
        on_close=HidingState.show(False),
        on_add=HidingState.add_word,
        on_remove=HidingState.remove,
        on_toggle=FeedState.toggle("hiding"),
    )


def _searches() -> rx.Component:
    return search_dialog(
        SavedSearchState.searches,
        open=SavedSearchState.is_open,
        can_save=SavedSearchState.can_save,
        name=SavedSearchState.name,
        error=SavedSearchState.error,
        quiet=(SavedSearchState.quiet_from, SavedSearchState.quiet_to),
        alert_words={each.value: words for each, words in ALERT_WORDS.items()},
        on_close=SavedSearchState.show(False),
        on_keep=SavedSearchState.keep,
        on_alerts=SavedSearchState.choose_alerts,
        on_remove=SavedSearchState.remove,
        on_quiet=SavedSearchState.choose_quiet,
    )
