// The keys of a review: j and k walk its rows; y, n and e say yes, no and edit to the row that has the focus.
import { useEffect, useRef } from "react";
import { chordPending, isTyping, modalOpen, shortcutsOn } from "./live.js";

const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const ANSWERS = new Set(["y", "n", "e", "u"]);
const ROW = ".review-row";

function openRows() {
  return [...document.querySelectorAll(`${ROW}[data-answer="open"]`)];
}

export function ReviewKeys({ first = 0 }) {
  const shown = useRef(first);

  useEffect(() => {
    const isMore = first > shown.current;
    shown.current = first;
    if (isMore) requestAnimationFrame(() => {
      const row = openRows()[0];
      row?.focus();
      row?.scrollIntoView({ block: "nearest" });
    });
  }, [first]);

  useEffect(() => {
    const onKey = (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (isTyping(event.target) || modalOpen() || chordPending()) return;
      if (event.key.length === 1 && !shortcutsOn()) return;
      const rows = [...document.querySelectorAll(ROW)];
      const here = document.activeElement?.closest(ROW) ?? null;
      if (!rows.length || (event.key.length > 1 && !here)) return;
      if (STEPS[event.key]) {
        const at = rows.indexOf(here);
        rows[Math.max(0, Math.min(at + STEPS[event.key], rows.length - 1))].focus();
      } else if (ANSWERS.has(event.key)) {
        const row = here ?? openRows()[0];
        const press = row?.querySelector(`[data-press="${event.key}"]`);
        if (!press) { row?.focus(); return; }
        const open = openRows();
        const next = open[open.indexOf(row) + 1];
        press.click();
        if (next && (event.key === "y" || event.key === "n")) next.focus();
      } else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, []);
  return null;
}
