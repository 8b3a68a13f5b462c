// Keys of the board while no card is lifted: one tab stop for all cards, arrows between them, letters for actions.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { chordPending, modalOpen, shortcutsOn } from "./live.js";
import { columnOf, leadsToCards, neighbour, nextLegal, walkOf } from "./kanban_logic.js";

const lettersAct = () => shortcutsOn() && !chordPending();
const LETTERS = { n: "note", f: "follow_up" };

/** The card, and those that get the focus should it leave what is shown: below it, above it, beside it. */
function beside({ local, ids }, id) {
  return [id, ...["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"].map((key) => neighbour(local, ids, id, key))];
}

export function useBoardKeys(b) {
  const [focused, setFocused] = useState(null);
  const wanted = useRef(null); // cards to focus after the next paint: the first that is there
  const had = useRef(null); // {near, handle} that had focus when it was last looked: the card, then those beside it
  const current = useRef(b);
  current.current = b;

  const shown = b.ids.flatMap((column) => b.local[column] ?? []);
  const stop = shown.includes(focused) ? focused : shown[0];

  useLayoutEffect(() => {
    const at = document.activeElement;
    if (had.current && !had.current.handle.isConnected && at === document.body) { // moved by an undo, or by others
      wanted.current ??= had.current.near;
      had.current = null;
    } else if (b.board.current?.contains(at) && at.closest("[data-card]")) {
      had.current = { near: beside(b, at.closest("[data-card]").dataset.card), handle: at };
    }
    if (!wanted.current) return;
    const candidates = [...wanted.current, stop].filter(Boolean);
    wanted.current = null;
    const handles = candidates.map((id) => b.board.current?.querySelector(`[data-card="${CSS.escape(id)}"] .kcard-handle`));
    const handle = handles.find(Boolean);
    handle?.focus({ preventScroll: true });
    handle?.scrollIntoView({ block: "nearest", inline: "nearest" });
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

  /** Focus stays on the card; should it leave what is shown, the next one gets it. */
  const keep = useCallback((id) => {
    wanted.current = beside(current.current, id);
    setFocused(id);
  }, []);

  const onKeys = useCallback((event, id) => {
    const { local, ids, columns, labels, moves, reasons, titleOf, move, onOpen, onAction, onRefused, announce, openMenu, choice, mayWrite, lift } = current.current;
    if (mayWrite && lift(event, id)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = columnOf(local, id);
    const targets = moves[from] ?? [];
    const done = (act) => { event.preventDefault(); act(); };
    const go = (to, otherwise) => done(() => {
      if (!to) { onRefused?.(otherwise); return; } // a notice, which is seen and heard
      announce(move(id, to));
      keep(id);
    });
    if (mayWrite && event.shiftKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      const step = event.key === "ArrowRight" ? 1 : -1;
      const side = step > 0 ? "later" : "earlier";
      go(nextLegal(columns.map((c) => c.id), from, targets, step), `No ${side} column is possible from ${labels[from]}.`);
      return;
    }
    const arrow = walkOf(event.key, lettersAct());
    if (arrow) {
      const next = neighbour(local, ids, id, arrow);
      if (next) done(() => { setFocused(next); wanted.current = [next]; });
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
