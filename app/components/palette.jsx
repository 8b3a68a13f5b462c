// The command palette: pages, the actions of the page in view, and jobs. A combobox over a listbox, all by keys.
import { useEffect, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";

const QUERY_MS = 150;
const AT_MOST = 12;

/** How well `query` fits `label`: letters in order; word starts and runs count more. Negative: not at all. */
function fit(query, label) {
  const text = label.toLowerCase();
  let at = -1;
  let score = 0;
  for (const letter of query.toLowerCase()) {
    if (letter === " ") continue;
    const next = text.indexOf(letter, at + 1);
    if (next === -1) return -1;
    score += next === at + 1 ? 3 : next === 0 || /\W/.test(text[next - 1]) ? 2 : 0;
    at = next;
  }
  return score - text.length / 100;
}

const visible = (node) => node.getClientRects().length > 0 && !node.disabled;

const wordsOf = (node) => {
  const copy = node.cloneNode(true);
  copy.querySelectorAll(".kbd, .sr-only").forEach((each) => each.remove());
  return node.getAttribute("aria-label") || copy.textContent.trim();
};

/** What the page in view offers: every visible control that has a key, its one primary action, and what menus hold. */
function pageActions() {
  const own = [...document.querySelectorAll("[data-key], .topbar .btn-primary, [data-act]")].filter(visible);
  const hidden = [...document.querySelectorAll("[data-palette]")];
  const all = [
    ...own.map((node) => ({ group: "This page", label: wordsOf(node), key: node.dataset.key, run: () => node.click() })),
    ...hidden.map((node) => ({ group: "Account", label: wordsOf(node), run: () => node.click() })),
  ];
  return all.filter((item, i) => item.label && all.findIndex((other) => other.label === item.label) === i);
}

export function Palette({ entries = [], jobs = [], onQuery }) {
  const navigate = useNavigate();
  const dialog = useRef(null);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const [actions, setActions] = useState([]);
  const timer = useRef(0);

  useEffect(() => {
    const onKey = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      if (dialog.current.open) { dialog.current.close(); return; }
      if (document.querySelector("dialog[open]")) return;
      setActions(pageActions());
      setQuery("");
      setActive(0);
      dialog.current.showModal();
    };
    document.addEventListener("keydown", onKey);
    return () => { document.removeEventListener("keydown", onKey); clearTimeout(timer.current); };
  }, []);

  const found = useMemo(() => {
    const places = entries.filter((e) => !actions.some((a) => a.label === e.label));
    const own = [...actions, ...places.map((e) => ({ ...e, group: "Go to" }))];
    const ranked = own.map((item) => [query ? fit(query, item.label) : 0, item]).filter(([score]) => score >= 0);
    if (query) ranked.sort((a, b) => b[0] - a[0]);
    const theirs = query ? jobs.map((job) => ({ ...job, group: "Jobs" })) : [];
    return [...ranked.map(([, item]) => item).slice(0, AT_MOST), ...theirs.slice(0, AT_MOST)];
  }, [query, actions, entries, jobs]);
  const at = Math.min(active, found.length - 1);

  const run = (item) => {
    if (!item) return;
    dialog.current.close();
    if (item.run) item.run();
    else navigate(item.href);
  };
  const type = (text) => {
    setQuery(text);
    setActive(0);
    clearTimeout(timer.current);
    if (onQuery && text.trim().length > 1) timer.current = setTimeout(() => onQuery(text.trim()), QUERY_MS);
  };
  const onKeyDown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) { event.preventDefault(); setActive((at + step + found.length) % found.length); }
    if (event.key === "Enter") { event.preventDefault(); run(found[at]); }
  };
  useEffect(() => { dialog.current.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }); }, [at]);

  return (
    <dialog ref={dialog} className="modal palette" aria-label="Find a page, a job or an action"
      onPointerDown={(event) => { if (event.target === dialog.current) dialog.current.close(); }}>
      <input
        className="palette-input" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list"
        aria-label="Find a page, a job or an action" placeholder="Find a page, a job or an action" maxLength={200} autoComplete="off" spellCheck={false}
        aria-activedescendant={found.length ? `palette-${at}` : undefined}
        value={query} onChange={(event) => type(event.target.value)} onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label="Found" className="palette-list">
        {found.map((item, i) => (
          <div
            key={`${item.group}-${item.label}-${item.href ?? item.key}`} id={`palette-${i}`} role="option" aria-selected={i === at}
            className="menu-item" data-active={i === at} onPointerMove={() => setActive(i)} onClick={() => run(item)}
          >
            <span className="palette-label">{item.label}</span>
            <span className="meta">{item.hint ?? item.group}</span>
            {item.key ? <span className="kbd" aria-hidden="true">{item.key}</span> : null}
          </div>
        ))}
      </div>
      {found.length ? null : <p className="secondary palette-none">Nothing is called that.</p>}
    </dialog>
  );
}
