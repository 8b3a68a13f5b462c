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

/** Where cards of these columns may all go. */
export function commonTargets(columns, moves) {
  const [first = [], ...rest] = [...new Set(columns)].map((column) => moves[column] ?? []);
  return first.filter((target) => rest.every((targets) => targets.includes(target)));
}

/** The cards that a key or the menu on one card means: all chosen ones if it is among them, else it alone. */
export function together(id, chosen) {
  return chosen.includes(id) ? chosen : [id];
}

/** The nearest legal column to the right (+1) or left (-1). */
export function nextLegal(ids, from, targets, step) {
  const at = ids.indexOf(from);
  const side = ids.filter((id, i) => targets.includes(id) && Math.sign(i - at) === step);
  return step > 0 ? side[0] : side.at(-1);
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
