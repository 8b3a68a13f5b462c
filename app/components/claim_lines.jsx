// The lines under a letter's claims, drawn behind the text that is being edited. Offsets count code points, as
// Python's do. The spans belong to the text the server has; what was typed since moves those behind it.
import { useEffect, useRef } from "react";

function shifted(text, base, spans) {
  const now = Array.from(text);
  const was = Array.from(base);
  let head = 0;
  while (head < was.length && head < now.length && was[head] === now[head]) head++;
  let tail = 0;
  while (tail < was.length - head && tail < now.length - head && was[was.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const moved = now.length - was.length;
  const kept = [];
  for (const [start, end, tone, key] of spans ?? []) {
    if (end <= head) kept.push([start, end, tone, key]);
    else if (start >= was.length - tail) kept.push([start + moved, end + moved, tone, key]);
  }
  return [now, kept.sort((a, b) => a[0] - b[0])];
}

/** The key of the claim in which a caret stands (an offset as the textarea counts), or "". */
export function claimAt(text, base, spans, caret) {
  const at = Array.from(text.slice(0, caret)).length;
  const [, kept] = shifted(text, base, spans);
  return kept.find(([start, end]) => start <= at && at <= end)?.[3] ?? "";
}

/** A span of the server's text as the textarea counts in the present one; its end where it is no longer there. */
export function inText(text, base, [start, end]) {
  const [letters, kept] = shifted(text, base, [[start, end]]);
  const [from, to] = kept[0] ?? [letters.length, letters.length];
  const before = letters.slice(0, from).join("").length;
  return [before, before + letters.slice(from, to).join("").length];
}

export function ClaimLines({ text, base, spans, picked }) {
  const lines = useRef(null);
  useEffect(() => { // the picked claim and its card come into sight, wherever it was picked
    if (!picked) return;
    const places = [lines.current.querySelector("[data-picked='true']"), document.querySelector(".source[data-picked='true']")];
    places.forEach((place) => place?.scrollIntoView({ block: "nearest" }));
  }, [picked]);
  const [letters, kept] = shifted(text, base, spans);
  const pieces = [];
  let at = 0;
  for (const [start, end, tone, key] of kept) {
    if (start < at) continue;
    pieces.push(letters.slice(at, start).join(""));
    pieces.push(<span key={start} data-tone={tone} data-picked={key === picked}>{letters.slice(start, end).join("")}</span>);
    at = end;
  }
  pieces.push(letters.slice(at).join(""));
  return <div ref={lines} className="claim-lines" aria-hidden="true">{pieces}{"\n"}</div>;
}
