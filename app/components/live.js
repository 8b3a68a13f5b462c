// Small things that several islands share.

/** Says a sentence through the page's one polite live region. */
export function announce(sentence) {
  const region = document.getElementById("live");
  if (!region || !sentence) return;
  region.textContent = "";
  setTimeout(() => { region.textContent = sentence; }, 60);
}

/** Is the person typing somewhere, so that single keys must not act? */
export function isTyping(target) {
  const node = target instanceof Element ? target : null;
  return Boolean(node?.closest("input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable='true']"));
}

export const SHORTCUTS_KEY = "bidwell.shortcuts";

/** Single-letter keys can be switched off (WCAG 2.1.4). */
export function shortcutsOn() {
  try { return localStorage.getItem(SHORTCUTS_KEY) !== "off"; } catch { return true; }
}

const CHORD_MS = 1500;
let chordAt = 0;

/** `g` was pressed and its second key is awaited: single keys elsewhere must wait. */
export const chordPending = () => Date.now() - chordAt < CHORD_MS;
export const startChord = () => { chordAt = Date.now(); };
export const endChord = () => { chordAt = 0; };

/** A read or write of localStorage that never throws (private windows, full storage). */
export const draft = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); return true; } catch { return false; } },
  drop(key) { try { localStorage.removeItem(key); } catch { /* nothing to drop */ } },
};

/** 14:03, in the person's own clock. */
export function clock(date = new Date()) {
  return date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** Is a modal dialog open? Page-wide keys are then silent. */
export function modalOpen() {
  return document.querySelector("dialog[open]") !== null;
}
