// What the board asks of the page around it: how wide it is, a place for a sentence, and the key that undoes.
import { useEffect, useState } from "react";
import { isTyping, modalOpen } from "./live.js";

export function useNarrow() {
  const query = "(width < 768px)";
  const [narrow, setNarrow] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const onChange = () => setNarrow(media.matches);
    media.addEventListener("change", onChange);
    return () => media.removeEventListener("change", onChange);
  }, []);
  return narrow;
}

/** What is said on screen while a card is lifted, where nothing moves for it. */
export function say(sentence) {
  const slot = document.getElementById("lift-sentence");
  if (slot) slot.textContent = sentence ?? "";
}

/** Ctrl/⌘+Z presses the page's Undo button, unless a notice with Undo is on screen, which answers by itself. */
export function useUndoKey() {
  useEffect(() => {
    const onKey = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "z") return;
      if (isTyping(event.target) || modalOpen()) return;
      setTimeout(() => { if (!event.defaultPrevented) document.querySelector('[data-key="u"]')?.click(); }, 0);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

/** Columns that have just been opened are brought into view. */
export function useShownColumns(board, shown) {
  useEffect(() => {
    if (!shown) return;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    board.current?.scrollTo({ left: board.current.scrollWidth, behavior });
  }, [board, shown]);
}
