"""Parts of pages: functions that take values and events and know no state.

May import app.domain. Example: `button("Shortlist", on_click=shortlist, look="primary", key="S")`.

`Text` is `str | rx.Var[str]`; `Event` is whatever `on_click` takes. Lay out with Tailwind on our tokens
(`flex gap-2 text-muted bg-surface border-border rounded-card text-small font-serif`), phone below `md:`.
Classes of our own: card panel rows · title heading section-title secondary meta · ad letter · link claim.
A control with `custom_attrs={"data-key": "s"}` is pressed by that key and stands in the palette by itself;
one with `data-submit` is pressed by Ctrl/⌘-Enter.

account_menu  account_menu(account, up, small, places)
advice      advice_list(cards, on_apply, href, label) · advice_progress(percent, doing): edits that bring more
agent_forms  agent_card(…) · source_list(…) · source_form(…) · shortlist_switch(…) · usage_meter(…)
application_drawer  application_drawer(open, card, history, targets, …): one application beside the board
            happenings(history, stages)
application_parts  section(title, …) · preflight_list(…) · apply_link(…) · session_list(sessions)
            message_list(…) · feedback_list(…) · feedback_form(…) · ghosted_hint(…): one application's page
autosave    autosave_textarea(doc, value, label, on_save, on_words, rows, max_length, look, read_only, …)
bell        bell(unread, href) · notice_line(line, muted, on_follow, on_mark, on_mute)
board_questions  letter_question(…) · connects_question(…) · reason_question(…) · reason_for_all(…) · reason_buttons(…)
bar_chart   bar_chart(chart, on_open): amounts by month as bars, a band to compare with, the table behind them
bulk        bulk_dialog(rows, open, chosen, report, columns, …) · trash_dialog(rows, open, …)
brief       brief_view(brief): one page before a talk
buttons     button(label, on_click, look=plain|primary|quiet|danger, icon_name, key, small, disabled, submit)
            icon_button(name, label, on_click) · link_button(label, href, …) · link(*children, href)
            loading_link(*children, href) · outside_link(label, href, look) · kbd(key)
channel_forms  channel_card(row, kind, errors, answer, works, asking, turn, events)
chat        exchange_view(one, on_act, may_write) · ask_field(…) · examples(questions, on_ask)
choice      choice(name, label, choices, values, on_choose, on_clear, more, quiet): a select as a chip
combobox    tag_input(name, values, suggestions, on_query, on_add, on_remove, noun): inside field()
completeness  completeness_line(percent, gaps) · completeness_panel(percent, gaps)
conversation  conversation_head(talk, …) · message_list(messages, events, …) · filing_question(guess, choices, …)
            conversation_focus(thread, loaded) · MessageEvents: what was written to and fro
copy_button copy_button(text, field, label, look, key)
crash       crash_boundary, APP_WRAPS: for rx.App
data_forms  keep_select(kind, label, help, choices, …) · erase_form(name, sentence, label, action, …)
dialogs     modal(*children, open, title, on_close, size=normal|large, first): a sheet on a phone
feed_panes  feed_panes(*panes, selected, revision, opened, place, …): list and job side by side
figure_table  figure_table(table, heads, on_open) · return_table(…) · row_list(rows): counts, bars, intervals
file_drop   file_drop(on_uploaded(upload_id, file_name), on_refused(sentence), url, accept, most, known, …)
filters     filter_bar(values, tightness, options, countries, active, …) · list_head(values, aside, more, …)
forms       field(label, control, name, help, error, optional) · text_input(name, kind, max_length, error, …)
            text_area(name, rows, …) · select(name, options, …) · checkbox(name, label, help, on_change)
            segmented(name, legend, options, value, on_change, show_legend)
            search_field(label, value, on_change) · native_form(*children, action)
            `text_input(value=…, on_change=…)` never loses a key to the server's echo
icons       icon(name, size=18) · brand_mark()
hide_list   hide_list_button(hiding, on_show) · hide_list_dialog(entries, open, …)
import_card  import_card(card, events, percent, only_one, feed) · CardEvents: one dropped file
interview_forms  start_form(…) · transcript_form(…) · speakers_form(…)
            call_form(…) · calendar_address(…): a rehearsal, a real call, one to come
interview_result  remarks(advice) · figure_list(figures) · comparison_table(…) · transcript_list(…)
            what_is_missing(reasons)
interview_talk  question_panel(…) · answer_field(…) · voice(…) · session_clock(…) · asked_list(…)
job_around  flag_list(flags) · client_section(client, job_href, …) · alike_list(alike, job_href) · market_strip(market)
job_card    job_row(card, href) · ring_or_dash(score, provisional, size) · job_skeletons(count)
job_detail  job_detail(detail, letter_href, on_draft, …): one job whole, with its reasons
kanban      kanban(columns, order, cards, changed, sums, moves, reasons, revision, present, groups, on_move, on_open, …)
            board_tools(): the page's `action`, where “Closed” appears
earning_forms  earning_form(…) · rate_form(…) · earnings_preview(…): money entered and brought in
earning_rows  earning_list(…) · year_table(…) · rate_list(…): what came in
experiments  experiment_table(title, rows): what letters of each kind brought, with intervals
job_forms   paste_dialog(form, errors, open, on_add, on_close): an ad that is pasted
kept_form   Kept(form, whose, saved).fields() · .dialog(open, …): what is typed lies on the device until it is sent
learned     learned_weights(rows): base and learned weights within their bounds
ledger_parts  ledger_lines(lines, on_strike, may_write, job_href) · ledger_form(kinds, key, error, on_send)
letter_margin  source_cards(sources, …) · review_list(checks, …) · version_list(versions, …)
letter_sides  job_side(job, …) · voice(style, temperature, …) · version_steps(…) · older_version(…) · comparison(…)
            file_links(base, job_id)
letter_stream  draft_so_far(text, model, on_stop) · what_came_of_it(told, left_out)
letter_unwritten  unwritten(job_side, owner, application, may_write, on_draft, feed) · no_such_job(letters)
menus       menu(trigger, *items, label, up, start) · menu_item(label, on_click | href, icon_name, key)
            menu_heading(label) · menu_separator()
message_forms  message_dialog(form, choices, errors, …) · said_form(errors, words, …): typed, and kept as feedback
model_form  model_form(form, errors, key, providers, …) · model_card(title, spent, price, …)
navigation  tabs(label, names, selected, on_select) · tab_panel(key, *children) · pagination(sentence, …)
notices     toasts(…) · connection_watch(probe) · focus_heading(title): the frame places them
outside_html  outside_html(cleaned, class_name): the only way for HTML made from outside text
page_states empty_state(sentence, *actions, hint, icon_name) · error_state(sentence, on_retry)
            skeleton(class_name) · skeleton_rows(count) · loading(label, *blocks)
            when_loaded(loaded, content, skeletons, error, on_retry)
own_voice_parts  habit_list(habits, …) · sample_list(samples, …) · sample_form(turn, on_add)
panels      panel_section(title, content, help) · figure_tile(figure, on_open)
palette     palette(entries, jobs, on_query): the frame places it
past_forms  entry_list(cards, form, …) · experience_form(draft, errors, …) · education_form(…) · EntryEvents
presence    presence(job, place, on_here, on_leave) · faces(people): pages place app.pages.presence.who_else
profile_forms  basics_form(…) · wish_form(…) · choice_chips(legend, name, choices, …) · self_saving_line(…)
profile_review  review_list(rows, events) · parsing_card(card, …) · edit_dialog(…)
review_keys     review_keys() · answered_by(key)
reply_desk  reply_desk(*parts, …) · reply_text(…) · reply_buttons(…) · reply_margin(…): a reply being written
row_keys    row_keys(rows), LIST_KEYS: j, k and o in a plain list of links
rate_filter  rate_chip(words, …) · rate_dialog(values, options, currency, open, …)
run_parts   run_row(run, …) · run_badge · run_progress · timeline(steps, …) · folded_text(…)
            repeat_buttons(run, …)
run_pulse   run_pulse(is_open, on_look)
run_tables  funnel_table(rows) · refused_table(rows) · differences_table(rows)
saved_searches  search_strip(searches, on_manage, all_href) · save_button(…) · search_dialog(searches, …)
score       score_ring(score, size=44|84, provisional) · score_panel(score, fit, worth, …) · part_rows(parts)
            worth_bar(label, value, sentence) · marked(text, marks, look)
shell       shell(*content, title, sentence, search, action, bar, active, …): pages call
            app.pages.frame.framed(), which fills in the rest · plain_page(*content, title, sentence)
shortcuts   shortcuts(go, page) · shortcut_switch(): the frame and the account menu place them
skill_forms  skills_form(names, suggestions, …) · skill_details(rows, levels, on_describe)
thread_rows  thread_row(row, opened) · show_chips(shows, counts, …) · mail_card(card, on_dismiss)
tightness   tightness_dial(levels, value, jobs, at_work, preview, on_choose, on_keep, on_cancel, href)
time_zone   time_zone_select(name, value, on_choose) · time_zone_guess(value, on_guess)
trend_chart  trend_chart(trend): the course of a figure as dots and a line, its table behind it
why         why_panel(job_id, why, asks_less, chosen, …): why a job is here, and less like it
wizard      wizard(*content, account, above) · step_list(…) · question(…) · step_buttons(…) · door(…)
words       chip(label, on, on_click) · removable_chip(label, remove_label, on_remove) · badge(label, tone)
            tick(tone) · check_row(label, tone) · callout(*children, tone) · progress_bar(percent, label)
            dot(tone) · time_text(words, exact, iso)
"""
