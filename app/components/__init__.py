"""Parts of pages: functions that take values and events and know no state.

May import app.domain. Example: `button("Shortlist", on_click=shortlist, look="primary", key="S")`.

`Text` is `str | rx.Var[str]`; `Event` is whatever `on_click` takes. Lay out with Tailwind on our tokens
(`flex gap-2 text-muted bg-surface border-border rounded-card text-small font-serif`), phone below `md:`.
Classes of our own: card panel rows · title heading section-title secondary meta · ad letter · link claim.

account_menu  account_menu(account, up, small)
buttons     button(label, on_click, look=plain|primary|quiet|danger, icon_name, key, small, disabled, submit)
            icon_button(name, label, on_click) · link_button(label, href, …) · link(*children, href)
            outside_link(label, href, look) · kbd(key)
forms       field(label, control, name, help, error, optional) · text_input(name, kind, max_length, error, …)
            text_area(name, rows, …) · select(name, options, …) · checkbox(name, label, help, on_change)
            segmented(name, legend, options, value, on_change, show_legend)
            search_field(label, value, on_change) · native_form(*children, action)
icons       icon(name, size=18)
menus       menu(trigger, *items, label, up, start) · menu_item(label, on_click | href, icon_name, key)
            menu_heading(label) · menu_separator()
navigation  tabs(label, names, selected, on_select) · tab_panel(key, *children) · pagination(sentence, …)
notices     toasts(…) · connection_watch(probe) · focus_heading(title): the frame places them
page_states empty_state(sentence, *actions, hint, icon_name) · error_state(sentence, on_retry)
            skeleton(class_name) · skeleton_rows(count) · loading(label, *blocks)
            when_loaded(loaded, content, skeletons, error, on_retry)
score       score_ring(score, size=44|84, provisional) · score_panel(score, fit, worth, …) · part_rows(parts)
            marked(text, marks, look)
shell       shell(*content, title, sentence, search, action, bar, active, …): pages call
            app.pages.frame.framed, which fills in the rest · plain_page(*content, title, sentence)
words       chip(label, on, on_click) · removable_chip(label, remove_label, on_remove) · badge(label, tone)
            tick(tone) · check_row(label, tone) · callout(*children, tone) · progress_bar(percent, label)
            dot(tone) · time_text(words, exact, iso)
"""
