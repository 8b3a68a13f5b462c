// Keys of the board while no card is lifted: one tab stop for all cards, arrows between them, letters for actions.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { chordPending, modalOpen, shortcutsOn } from "./live.js";
import { columnOf, leadsToCards, neighbour, nextLegal, walkOf } from "./kanban_logic.js";

const lettersAct = () => shortcutsOn() && !chordPending();
const LETTERS = { n: "note", f: "follow_up" };

/** The card, and those of its column that get the focus should it leave what is shown: below it, above it. */
function beside({ local, ids }, id) {
  return [id, ...["ArrowDown", "ArrowUp"].map((key) => neighbour(local, ids, id, key))].filter(Boolean);
}

/** Where the focus waits when none of them is left: no key moves another card from there, and ↓ leads back to the cards. */
function outside({ narrow, columns }, from, to) {
  if (narrow) return document.querySelector('.kboard-tabs [aria-selected="true"]');
  const folded = columns.find((column) => column.id === to)?.closed;
  return (folded && document.querySelector("#board-tools button")) || document.getElementById(`column-${from}`);
}

export function useBoardKeys(b) {
  const [focused, setFocused] = useState(null);
  const wanted = useRef(null); // cards to focus after the next paint: the first that is there
  const had = useRef(null); // {near, from, handle} that had focus when it was last looked: the card, then those beside it
  const near = useRef([]); // the cards beside the one that was last moved: the tab stop, should it leave
  const left = useRef(null); // {id, at}: a card that left what is shown, and what has the focus for it until it is back
  const current = useRef(b);
  current.current = b;

  const shown = b.ids.flatMap((column) => b.local[column] ?? []);
  const stop = [focused, ...near.current].find((id) => shown.includes(id)) ?? shown[0];

  useLayoutEffect(() => {
    const at = document.activeElement;
    if (had.current && !had.current.handle.isConnected && at === document.body) { // moved by an undo, or by others
      wanted.current ??= had.current;
      had.current = null;
    } else if (b.board.current?.contains(at) && at.closest("[data-card]")) {
      const id = at.closest("[data-card]").dataset.card;
      had.current = { near: beside(b, id), from: columnOf(b.local, id), handle: at };
    }
    const waits = left.current && (at === document.body || at === left.current.at || Boolean(at.closest(".toasts")));
    if (left.current && !waits && b.board.current?.contains(at)) left.current = null; // gone on by themselves
    if (waits && shown.includes(left.current.id)) wanted.current ??= { near: [left.current.id] };
    if (!wanted.current) return;
    const { near: candidates, from, to } = wanted.current;
    wanted.current = null;
    const handles = candidates.map((id) => b.board.current?.querySelector(`[data-card="${CSS.escape(id)}"] .kcard-handle`));
    const found = handles.find(Boolean) ?? outside(b, from, to);
    left.current = found && found !== handles[0] && from ? { id: candidates[0], at: found } : null;
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  useEffect(() => { // from nowhere on the page to its cards
    const onKey = (event) => {
      if (modalOpen() || !leadsToCards(event, document.activeElement, lettersAct())) return;
      const handle = b.board.current?.querySelector('.kcard-handle[tabindex="0"]');
      if (!handle) return;
      event.preventDefault();
      handle.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [b.board]);

  /**
   * Focus stays on the card; should it leave what is shown, the next one of its column gets it. Not so after a key
   * that takes a card `to` the next column: pressed once more, it would take another one.
   */
  const keep = useCallback((id, to) => {
    const cards = beside(current.current, id);
    near.current = cards;
    wanted.current = { near: to ? [id] : cards, from: columnOf(current.current.local, id), to };
    setFocused(id);
  }, []);

  const onKeys = useCallback((event, id) => {
    const { local, ids, columns, labels, moves, reasons, titleOf, move, onOpen, onAction, onRefused, announce, openMenu, choice, mayWrite, lift } = current.current;
    if (mayWrite && lift(event, id)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = columnOf(local, id);
    const targets = moves[from] ?? [];
    const done = (act) => { event.preventDefault(); act(); };
    const go = (to, otherwise, steps) => done(() => {
      if (!to) { onRefused?.(otherwise); return; } // a notice, which is seen and heard
      announce(move(id, to));
      keep(id, steps ? to : undefined);
    });
    if (mayWrite && event.shiftKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      const step = event.key === "ArrowRight" ? 1 : -1;
      const side = step > 0 ? "later" : "earlier";
      go(nextLegal(columns.map((c) => c.id), from, targets, step), `No ${side} column is possible from ${labels[from]}.`, true);
      return;
    }
    const arrow = walkOf(event.key, lettersAct());
    if (arrow) {
      const next = neighbour(local, ids, id, arrow);
      if (next) done(() => { setFocused(next); wanted.current = { near: [next] }; });
      return;
    }
    if (event.key === "Escape" && choice.chosen.length) { done(choice.clear); return; }
    if (event.key === "Enter") { done(() => onOpen?.(id)); return; }
    if (!mayWrite || !lettersAct()) return;
    if (event.key === "m" || event.key === ".") done(() => openMenu(id));
    else if (event.key === "x") done(() => choice.pick(id));
    else if (LETTERS[event.key]) done(() => onAction?.(id, LETTERS[event.key]));
    else if (event.key === "a") {
      go(targets.includes("archived") ? "archived" : null, reasons[from]?.archived ?? `${titleOf(id)} cannot be archived from here.`);
    }
  }, [keep]);

  return { stop, setFocused, onKeys, keep };
}
