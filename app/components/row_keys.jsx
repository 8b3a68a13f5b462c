// The keys of a plain list: j and k (or the arrows) walk its rows, o opens one; Enter is the link's own.
import { useEffect } from "react";
import { chordPending, isTyping, modalOpen, shortcutsOn } from "./live.js";

const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

export function RowKeys({ rows }) {
  useEffect(() => {
    const onKey = (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (isTyping(event.target) || modalOpen() || chordPending()) return;
      const links = [...document.querySelectorAll(rows)];
      const at = links.indexOf(document.activeElement);
      const step = STEPS[event.key];
      if (!links.length || (event.key.length === 1 && !shortcutsOn()) || (event.key.length > 1 && at < 0)) return;
      if (event.key === "o" && at >= 0) links[at].click();
      else if (step) links[Math.max(0, Math.min(at + step, links.length - 1))].focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, [rows]);
  return null;
}
