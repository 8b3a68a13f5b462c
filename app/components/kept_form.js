// What stands in a form that was not sent yet, on this device: by person and team, by form, and by the page it is on.
import { draft } from "./live.js";

const DAYS = 14;

/** Where it lies, or "" while it is not known who is asking. `param` of the address is part of the place. */
export function placeOf(whose, form, param) {
  if (!whose) return "";
  const named = param ? new URLSearchParams(window.location.search).get(param) ?? "" : "";
  return `bidwell.form.${whose}.${form}.${window.location.pathname.replace(/\/$/, "")}${named && `?${named}`}`;
}

export function readForm(place) {
  const left = place ? draft.get(place) : null;
  if (left === null) return null;
  try {
    const kept = JSON.parse(left);
    const fresh = Date.now() - kept.at < DAYS * 86_400_000;
    if (fresh && typeof kept.id === "string" && kept.fields && typeof kept.fields === "object") return kept;
  } catch { /* nothing of ours */ }
  draft.drop(place);
  return null;
}

export function keepForm(place, id, fields) {
  draft.set(place, JSON.stringify({ id, fields, at: Date.now() }));
}

export const dropForm = (place) => draft.drop(place);

/** Was this tab in the middle of it? It may be reloaded, or its server may have been started again. */
export const middle = {
  of(place) { try { return sessionStorage.getItem(place) !== null; } catch { return false; } },
  begin(place) { try { sessionStorage.setItem(place, "1"); } catch { /* then it has to be opened by hand */ } },
  end(place) { try { sessionStorage.removeItem(place); } catch { /* nothing to end */ } },
};

/** The fields that a person fills, by name. */
export function fieldsOf(form) {
  return [...form.elements].filter((each) => each.name && each.matches("textarea, select, input:not([type=hidden], [type=file], [type=password])"));
}

const isWords = (each) => each.matches("textarea, input:not([type=datetime-local], [type=date])");

/** Has anybody typed words that the form did not have from the start? */
export const isTyped = (fields) => fields.some((each) => isWords(each) && each.value.trim() !== each.defaultValue.trim());
