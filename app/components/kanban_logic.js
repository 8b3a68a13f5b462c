// The board's arithmetic, without React: where cards are, where they may go, what is said about it.

/** The order after moving a card; a move of a card that is not there changes nothing. */
export function moved(order, { id, from, to, index }) {
  const source = order[from] ?? [];
  if (!source.includes(id)) return order;
  const without = source.filter((each) => each !== id);
  const target = from === to ? without : (order[to] ?? []).filter((each) => each !== id);
  const at = Math.max(0, Math.min(index, target.length));
  return { ...order, [from]: without, [to]: [...target.slice(0, at), id, ...target.slice(at)] };
}

/** The column a card is in. */
export function columnOf(order, id) {
  return Object.keys(order).find((column) => order[column].includes(id));
}

/** "Ready to apply", "Archived or In conversation". */
export function listed(labels) {
  if (labels.length < 2) return labels.join("");
  return `${labels.slice(0, -1).join(", ")} or ${labels.at(-1)}`;
}

/** What the header says while a card is lifted. */
export function liftSentence(title, targets, labels, reason) {
  if (reason) return reason;
  if (!targets.length) return `Moving “${title}”: it can only be reordered here`;
  return `Moving “${title}”: only ${listed(targets.map((t) => labels[t]))} is possible from here`;
}

/** Where in its column the lifted card would land: pixels from the list's top, and how high. */
export function slotIn(board, id, column, index) {
  const list = board?.querySelector(`[data-column="${CSS.escape(column)}"] .kcolumn-list`);
  const lifted = board?.querySelector(`[data-card="${CSS.escape(id)}"]`);
  if (!list || !lifted) return null;
  const others = [...list.querySelectorAll(".kcard")].filter((card) => card !== lifted);
  const before = others[index - 1];
  const top = others[index]?.offsetTop ?? (before ? before.offsetTop + before.offsetHeight + 10 : 8);
  return { column, top, height: lifted.offsetHeight };
}

/** Where cards of these columns may go, some of them or all: {id, count} in the order of `ids`. */
export function targetsOfMany(columns, moves, ids) {
  const count = (target) => columns.filter((column) => (moves[column] ?? []).includes(target)).length;
  return ids.map((id) => ({ id, count: count(id) })).filter((target) => target.count);
}

/** Where a lifted card goes with this key: {to, index}; undefined where the key leads nowhere. */
export function carried(order, { id, from, to, index }, key, ids, targets) {
  const others = (column) => (order[column] ?? []).filter((each) => each !== id).length;
  const within = (place) => (place === index || place < 0 || place > others(to) ? undefined : { to, index: place });
  if (key === "ArrowUp") return within(index - 1);
  if (key === "ArrowDown") return within(index + 1);
  if (key === "Home") return within(0);
  if (key === "End") return within(others(to));
  const next = nextLegal(ids, to, [...targets, from], key === "ArrowRight" ? 1 : -1);
  return next && { to: next, index: Math.min(index, others(next)) };
}

/**
 * The entry of a menu that typed letters mean: the next that begins with all of them, from `at` on; one letter again
 * and again goes round. -1 if there is none.
 */
export function typedEntry(words, at, typed) {
  const said = typed.toLowerCase();
  const seek = (start, first) => {
    const round = words.map((_, i) => (i + first + words.length) % words.length);
    return round.find((i) => words[i].toLowerCase().startsWith(start)) ?? -1;
  };
  const found = seek(said, said.length > 1 ? Math.max(at, 0) : at + 1);
  if (found >= 0 || said.length < 2 || [...said].some((letter) => letter !== said[0])) return found;
  return seek(said[0], at + 1);
}

/** The cards that a key or the menu on one card means: all chosen ones if it is among them, else it alone. */
export function together(id, chosen) {
  return chosen.includes(id) ? chosen : [id];
}

/** The entries of a card's menu that apply to it; one that is chosen can be left out again. */
export function actionsOf(actions, card, isChosen) {
  const fitting = actions.filter((each) => !each.when || card[each.when]);
  return fitting.map((each) => (each.id === "choose" && isChosen ? { ...each, label: "Choose it no longer" } : each));
}

/** The nearest legal column to the right (+1) or left (-1). */
export function nextLegal(ids, from, targets, step) {
  const at = ids.indexOf(from);
  const side = ids.filter((id, i) => targets.includes(id) && Math.sign(i - at) === step);
  return step > 0 ? side[0] : side.at(-1);
}

const WALK = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"];
const AS_ARROWS = { j: "ArrowDown", k: "ArrowUp" };
// What holds the focus while nothing else does, or for a card that has left what is shown.
const NO_CONTROL = "body, #main, #page-title, #board-tools button, .kcolumn-head h2";

/** The arrow by which a key walks: j and k are down and up where single letters act; undefined for other keys. */
export function walkOf(key, letters) {
  return WALK.includes(key) ? key : letters ? AS_ARROWS[key] : undefined;
}

/** Does this key lead to the cards? Downwards does, while `at`, which has the focus, is no control of the page. */
export function leadsToCards(event, at, letters) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  return walkOf(event.key, letters) === "ArrowDown" && (!at || at.matches(NO_CONTROL));
}

/** The card that an arrow key leads to from `id`. Sideways it keeps the height and skips empty columns. */
export function neighbour(order, ids, id, key) {
  const column = columnOf(order, id);
  const list = order[column] ?? [];
  const at = list.indexOf(id);
  if (key === "ArrowUp") return list[at - 1];
  if (key === "ArrowDown") return list[at + 1];
  if (key === "Home") return list[0];
  if (key === "End") return list.at(-1);
  const step = key === "ArrowRight" ? 1 : -1;
  for (let i = ids.indexOf(column) + step; i >= 0 && i < ids.length; i += step) {
    const there = order[ids[i]] ?? [];
    if (there.length) return there[Math.min(at, there.length - 1)];
  }
  return undefined;
}
