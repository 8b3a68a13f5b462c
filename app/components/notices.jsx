// Toasts: ten seconds, paused while hovered or focused; Undo is reachable by key (Ctrl/⌘+Z) and announced once.
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { announce, isTyping } from "./live.js";

const SHOWN_MS = 10_000;

function Toast({ notice, paused, onDismiss, onUndo }) {
  const left = useRef(SHOWN_MS);
  useEffect(() => {
    if (paused) return undefined;
    const since = Date.now();
    const timer = setTimeout(() => onDismiss(notice.id), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(1500, left.current - (Date.now() - since));
    };
  }, [paused, notice.id, onDismiss]);
  return (
    <li className="toast" data-tone={notice.tone}>
      <p title={notice.sentence}>{notice.sentence}</p>
      {notice.undoable && (
        <button type="button" className="btn btn-small" onClick={() => onUndo(notice.id)}>Undo</button>
      )}
      <button type="button" className="btn btn-quiet btn-icon btn-small" aria-label="Close notice" onClick={() => onDismiss(notice.id)}>
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}

/** The dialog on top, if one is open: what is outside of it lies under its veil and cannot be pressed. */
function useTopDialog(notices) {
  const [top, setTop] = useState(null);
  useEffect(() => {
    const look = () => setTop([...document.querySelectorAll("dialog[open]")].findLast((d) => d.matches(":modal")) ?? null);
    const watch = new MutationObserver(look);
    watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["open"] });
    look();
    const glance = top && setInterval(look, 150); // a dialog that is taken away whole tells nobody
    return () => { watch.disconnect(); clearInterval(glance); };
  }, [top, notices]);
  return top?.isConnected ? top : null;
}

export function Toasts({ notices = [], onDismiss, onUndo }) {
  const [paused, setPaused] = useState(false);
  const spoken = useRef(new Set());
  const over = useTopDialog(notices);

  useEffect(() => {
    const fresh = notices.filter((n) => !spoken.current.has(n.id));
    fresh.forEach((n) => spoken.current.add(n.id));
    if (fresh.length) announce(fresh.map((n) => (n.undoable ? `${n.sentence} Undo with Control Z.` : n.sentence)).join(" "));
    if (!notices.length) setPaused(false);
  }, [notices]);

  useEffect(() => {
    document.documentElement.toggleAttribute("data-noticed", notices.length > 0);
    return () => document.documentElement.removeAttribute("data-noticed");
  }, [notices]);

  useEffect(() => {
    const onKey = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "z" || isTyping(event.target)) return;
      const last = notices.findLast((n) => n.undoable);
      if (last) { event.preventDefault(); onUndo(last.id); }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [notices, onUndo]);

  const shown = (
    <section
      className="toasts"
      aria-label="Notices"
      onPointerEnter={() => setPaused(true)}
      onPointerLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
    >
      <ul style={{ display: "contents" }}>
        {notices.map((n) => <Toast key={n.id} notice={n} paused={paused} onDismiss={onDismiss} onUndo={onUndo} />)}
      </ul>
    </section>
  );
  return over ? createPortal(shown, over) : shown;
}
