// The list and the job beside it: keys, focus, and verdicts that show before the server has answered.
// Rows are `li[data-job]` with a link in each; controls with `data-act` decide about the job they stand for.
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useFeedWindow } from "./feed_window.js";
import { announce, chordPending, isTyping, modalOpen, shortcutsOn } from "./live.js";

const OPEN_EVERY_MS = 120;
const KEYS = { s: "shortlist", e: "dismiss" };
const isPhone = () => matchMedia("(width < 768px)").matches; // the window scrolls
const oneAtATime = () => matchMedia("(width < 1100px)").matches; // the job lies over the list
const jobInAddress = () => new URLSearchParams(location.search).get("job") ?? "";

/** The address names the open job, so that it can be sent and comes back on reload; on a phone Back closes it. */
function writeAddress(job, { push = false } = {}) {
  const url = new URL(location.href);
  if (job) url.searchParams.set("job", job);
  else url.searchParams.delete("job");
  if (url.href === location.href) return;
  const state = history.state ?? {};
  if (push) history.pushState({ ...state, idx: (state.idx ?? 0) + 1, key: String(Date.now()) }, "", url);
  else history.replaceState(state, "", url);
}

export function FeedPanes({
  selected = "", revision = 0, opened = false, view = "", top = 0, start = 0, total = 0, pageSize = 20, window: size = 80,
  children, onOpen, onAct, onScrollTo,
}) {
  const root = useRef(null);
  const listWindow = useFeedWindow({ root, isPhone, view, top, start, total, pageSize, window: size, onScrollTo });
  const [open, setOpen] = useState(opened);
  const me = useRef({ at: selected, ahead: "", enter: "", gone: [], marked: new Set(), asked: 0, timer: 0, seen: false });

  const rows = () => [...(root.current?.querySelectorAll("li[data-job]") ?? [])].filter((row) => !row.dataset.gone);
  const row = (job) => rows().find((each) => each.dataset.job === job);
  const link = (each) => each?.querySelector("a");
  const inList = () => Boolean(document.activeElement?.closest?.("[data-list]"));

  const paint = () => {
    const all = rows();
    const at = row(me.current.at);
    for (const each of all) {
      each.dataset.selected = String(each === at);
      each.dataset.marked = String(me.current.marked.has(each.dataset.job));
      link(each).tabIndex = each === (at ?? all[0]) ? 0 : -1;
      if (each === at) link(each).setAttribute("aria-current", "true");
      else link(each).removeAttribute("aria-current");
    }
    return at;
  };

  const ask = (job) => { // at once, then at most every so often: a held key asks for the last job it reached
    clearTimeout(me.current.timer);
    const wait = me.current.asked + OPEN_EVERY_MS - Date.now();
    if (wait > 0) { me.current.timer = setTimeout(() => ask(job), wait); return; }
    me.current.asked = Date.now();
    onOpen?.(job);
  };

  const focusRow = (each) => {
    link(each)?.focus({ preventScroll: true });
    each?.scrollIntoView({ block: "nearest" });
  };

  const choose = (job, { focus = true, show = false } = {}) => {
    me.current.at = job;
    const at = paint();
    if (focus) focusRow(at);
    if (oneAtATime() && !show) return;
    me.current.ahead = job;
    writeAddress(job, { push: oneAtATime() && !open });
    if (oneAtATime()) setOpen(true);
    ask(job);
  };

  const close = () => { // the entry that opened the job is left, so that Back leads where it led before
    if (jobInAddress() && oneAtATime()) history.back();
    root.current.dataset.open = "false"; // a hidden row takes no focus
    setOpen(false);
    focusRow(row(me.current.at));
  };

  const act = (verb, ...asked) => {
    const all = rows();
    const jobs = asked.filter((job) => job && (row(job)?.dataset.verbs ?? verb).split(" ").includes(verb));
    if (!jobs.length) return;
    const acted = all.filter((each) => jobs.includes(each.dataset.job));
    const at = all.indexOf(acted.at(-1));
    const left = (each) => !acted.includes(each);
    const next = all.slice(at + 1).find(left) ?? all.slice(0, Math.max(at, 0)).findLast(left);
    for (const each of acted) Object.assign(each.dataset, { gone: "true", selected: "false" });
    for (const job of jobs) me.current.marked.delete(job);
    me.current.gone.push(jobs);
    me.current.at = me.current.ahead = next?.dataset.job ?? "";
    const now = paint();
    if (now) focusRow(now);
    else document.getElementById("page-title")?.focus({ preventScroll: true });
    if (oneAtATime() && open) close();
    else if (!oneAtATime()) writeAddress(me.current.at);
    onAct?.(verb, jobs.join(" "), me.current.at);
  };

  const mark = (on) => { // several at once: what is done next is done with all of them
    const [job, { marked }] = [current(), me.current];
    if (!job) return;
    if (on ?? !marked.has(job)) marked.add(job);
    else marked.delete(job);
    me.current.at = job;
    paint();
    announce(marked.size ? `${marked.size} selected. S and E act on all of them, Escape on none.` : "None selected.");
  };
  const unmark = () => { me.current.marked.clear(); paint(); announce("None selected."); };

  const step = (by) => {
    const all = rows();
    const at = all.findIndex((each) => each.dataset.job === me.current.at);
    if (Math.abs(by) === Infinity && listWindow.toEdge(by < 0 ? "first" : "last")) return;
    const from = at >= 0 ? at + by : Math.ceil(listWindow.place()) - start; // scrolled away: go on where one looks
    const to = all[Math.min(Math.max(from, 0), all.length - 1)];
    if (to) choose(to.dataset.job);
    if (from >= all.length) listWindow.more(start + all.length - 1);
    if (from < 0) listWindow.more(start);
  };

  const current = () => me.current.at || rows()[0]?.dataset.job;

  const enter = (job) => { // into the job: focus goes to its title, as soon as it is this job's
    if (!job) return;
    me.current.enter = job;
    choose(job, { focus: false, show: true });
    arrive();
  };
  const arrive = () => {
    const title = root.current?.querySelector(`[data-of="${CSS.escape(me.current.enter || "-")}"] [data-detail-title]`);
    if (!title?.getClientRects().length) return;
    me.current.enter = "";
    title.focus();
  };

  // What the server says wins, unless one is ahead of it: a row further on, a verdict it has not answered yet.
  useLayoutEffect(() => {
    const { ahead, gone } = me.current;
    if (selected === ahead || !row(ahead)) me.current.ahead = "";
    if (!me.current.ahead && !gone.flat().includes(selected)) me.current.at = selected;
    const at = paint();
    if (at && !me.current.seen) { // the page has just been opened: one sees which row the job beside it is
      me.current.seen = true;
      if (!(history.state?.feedPlace > 0)) at.scrollIntoView({ block: "nearest" });
    }
    arrive();
    const edge = listWindow.arrivedAt();
    const reached = edge === "first" ? rows()[0] : edge && rows().at(-1);
    if (reached) choose(reached.dataset.job);
  });
  useEffect(() => {
    const answered = me.current.gone.shift() ?? [];
    if (!me.current.gone.length) me.current.ahead = "";
    for (const job of answered) { // refused: it is back
      const left = root.current?.querySelector(`li[data-job="${CSS.escape(job)}"]`);
      if (left) delete left.dataset.gone;
    }
    if (answered.length) paint();
  }, [revision]);
  useEffect(() => setOpen(opened), [opened, selected]);
  useEffect(() => {
    const onBack = () => setOpen(Boolean(jobInAddress()));
    window.addEventListener("popstate", onBack);
    return () => window.removeEventListener("popstate", onBack);
  }, []);

  useEffect(() => {
    const onKey = (event) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const extend = event.shiftKey && { J: 1, K: -1 }[event.key];
      if (event.shiftKey && !(extend && shortcutsOn())) return;
      if (isTyping(event.target) || modalOpen() || chordPending() || event.target.closest?.("details[open]")) return;
      const arrow = inList() && { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const letter = shortcutsOn() && event.key.length === 1 ? event.key : "";
      const move = arrow || (letter && { j: 1, k: -1 }[letter]);
      if (extend) { mark(true); step(extend); mark(true); }
      else if (move) step(move);
      else if (event.key === "Home" && inList()) step(-Infinity);
      else if (event.key === "End" && inList()) step(Infinity);
      else if (letter === "o") enter(current());
      else if (letter === "x") mark();
      else if (letter === ".") root.current.querySelector("[data-detail] [data-actions] :is(button, a)")?.focus();
      else if (KEYS[letter]) act(KEYS[letter], ...(me.current.marked.size ? me.current.marked : [current()]));
      else if (letter === "u") document.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true }));
      else if (event.key === "Escape" && open && oneAtATime()) close();
      else if (event.key === "Escape" && event.target.closest?.("[data-detail]")) focusRow(row(me.current.at));
      else if (event.key === "Escape" && me.current.marked.size) unmark();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  });

  const onClick = (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const control = event.target.closest("[data-act]");
    if (control) { act(control.dataset.act, control.closest("[data-of]")?.dataset.of); return; }
    if (event.target.closest("[data-close]")) { close(); return; }
    const clicked = event.target.closest("li[data-job]");
    if (!clicked || !event.target.closest("a")) return;
    event.preventDefault(); // before the link itself hears of it
    if (event.detail === 0 || oneAtATime()) enter(clicked.dataset.job); // by Enter, or where the job covers the list
    else choose(clicked.dataset.job);
  };

  return (
    <div ref={root} className="feed-panes" data-open={open} onClickCapture={onClick}>{children}</div>
  );
}
