// What the "?" sheet lists, group by group: what this page's own keys do comes first, for that is what one looks up.

const EVERYWHERE = [
  { key: "?", label: "This list" },
  { key: "Ctrl K", label: "Find a page, a job or an action" },
  { key: "/", label: "Search" },
  { key: "Ctrl Z", label: "Undo the last action" },
  { key: "Esc", label: "Close, cancel, back to the list" },
];

/** [name, rows] of each group that has any. */
export function sheetGroups({ go = [], page = [], everywhere = [] }) {
  return [
    ["On this page", page],
    ["Everywhere", [...EVERYWHERE, ...everywhere]],
    ["Go to", go.map((p) => ({ key: `g ${p.key}`, label: p.label }))],
  ].filter(([, rows]) => rows.length);
}
