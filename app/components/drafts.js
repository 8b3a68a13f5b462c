// What was typed and not yet saved, on this device: the text, and the revision it was made from.
import { draft } from "./live.js";

const keyOf = (doc) => `bidwell.draft.${doc}`;

export function readDraft(doc) {
  const left = draft.get(keyOf(doc));
  if (left === null) return null;
  try {
    const { text, base } = JSON.parse(left);
    return typeof text === "string" ? { text, base: String(base ?? "") } : null;
  } catch {
    return null;
  }
}

export function keepDraft(doc, text, base) {
  draft.set(keyOf(doc), JSON.stringify({ text, base }));
}

/** Forgets the draft if it is this text: another tab may have left one of its own. */
export function dropDraft(doc, text) {
  const left = readDraft(doc);
  if (left === null || left.text === text) draft.drop(keyOf(doc));
}
