// Cards of a column put together by client, score …; the server's order holds within each group.

/** Each column with its groups from the top down; `of` says a card's group. Without `of` nothing changes. */
export function arranged(order, of) {
  if (!of) return order;
  const rank = (id) => of[id] ?? Infinity;
  return Object.fromEntries(
    Object.entries(order).map(([column, ids]) => [column, [...ids].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))]),
  );
}

/** Where in the server's order a card goes that is dropped at `index` of the grouped column: it stays in its group. */
export function placeIn(order, of, { id, to, index }) {
  const others = (order[to] ?? []).filter((each) => each !== id);
  if (!of) return Math.max(0, Math.min(index, others.length));
  const mine = (each) => of[each] === of[id];
  const above = arranged({ [to]: others }, of)[to].slice(0, index).filter(mine);
  if (above.length) return others.indexOf(above.at(-1)) + 1;
  return Math.max(0, others.findIndex(mine));
}

/** What stands above the first card of each group: card → {name, count}. */
export function headings(ids, { of, names } = {}) {
  if (!of) return {};
  const counts = {};
  ids.forEach((id) => { counts[of[id]] = (counts[of[id]] ?? 0) + 1; });
  const first = ids.filter((id, at) => at === 0 || of[id] !== of[ids[at - 1]]);
  return Object.fromEntries(first.map((id) => [id, { name: names[of[id]] ?? "Others", count: counts[of[id]] }]));
}
