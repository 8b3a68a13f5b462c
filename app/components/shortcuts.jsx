// Keys that work everywhere, the "?" sheet, and the switch that turns single letters off.
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { SHORTCUTS_KEY, chordPending, draft, endChord, isTyping, modalOpen, shortcutsOn, startChord } from "./live.js";
import { sheetGroups } from "./shortcut_groups.js";

const visible = (node) => node.getClientRects().length > 0 && !node.disabled;

function press(key) {
  const target = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(visible);
  target?.click();
  return Boolean(target);
}

function focusSearch() {
  const field = [...document.querySelectorAll("[data-search]")].find(visible);
  field?.focus();
  field?.select?.();
  return Boolean(field);
}

export function Shortcuts({ go = [], page = [], everywhere = [] }) {
  const navigate = useNavigate();
  const sheet = useRef(null);

  useEffect(() => {
    const onKey = (event) => {
      if (event.defaultPrevented || event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key === "Enter") {
        const submit = [...document.querySelectorAll("[data-submit]")].find(visible);
        if (submit) { event.preventDefault(); submit.click(); }
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || modalOpen()) return;
      if (event.key === "Escape" && isTyping(event.target) && event.target.matches("[data-search]")) {
        event.preventDefault(); // the browser would empty the field: one leaves it for what it has found
        event.target.blur();
        return;
      }
      if (isTyping(event.target) || !shortcutsOn()) return;
      const key = event.key;
      if (chordPending()) {
        endChord();
        const place = go.find((p) => p.key === key);
        if (place) { event.preventDefault(); navigate(place.href); }
        return;
      }
      if (key === "g") { startChord(); return; }
      if (key === "?") { event.preventDefault(); sheet.current?.showModal(); return; }
      if (key === "/") { if (focusSearch()) event.preventDefault(); return; }
      if (key === "Enter" && event.target.closest?.("a, button, summary, label, [role=button]")) return; // its own business
      if (key.length !== 1 && key !== "Enter") return;
      const place = everywhere.find((p) => p.key === key); // the page's own key comes first
      if (press(key)) event.preventDefault();
      else if (place) { event.preventDefault(); navigate(place.href); }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [go, everywhere, navigate]);

  return (
    <dialog ref={sheet} className="modal" aria-labelledby="shortcuts-title">
      <div className="modal-head">
        <h2 id="shortcuts-title" className="title">Keyboard shortcuts</h2>
        <button type="button" className="btn btn-small" style={{ marginLeft: "auto" }} onClick={() => sheet.current.close()}>Close</button>
      </div>
      <div className="modal-body">
        {sheetGroups({ go, page, everywhere }).map(([name, rows]) => (
          <section key={name} style={{ marginTop: 12 }}>
            <h3 className="section-title">{name}</h3>
            <dl className="rows">
              {rows.map((row) => (
                <div key={row.key} style={{ display: "flex", padding: "6px 0" }}>
                  <dt>{row.label}</dt>
                  <dd style={{ marginLeft: "auto", display: "flex", gap: 4 }}>
                    {row.key.split(" ").map((k) => <kbd key={k} className="kbd">{k}</kbd>)}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className="meta" style={{ marginTop: 12 }}>Single-letter keys act only when no field has the focus. They can be switched off in Settings.</p>
      </div>
    </dialog>
  );
}

export function ShortcutSwitch() {
  const [on, setOn] = useState(shortcutsOn);
  const flip = () => {
    draft.set(SHORTCUTS_KEY, on ? "off" : "on");
    setOn(!on);
  };
  return (
    <button type="button" className="menu-item" data-item="true" data-stay="true" role="switch" aria-checked={on} onClick={flip}>
      Single-letter keys
      <span className="meta" style={{ marginLeft: "auto" }} aria-hidden="true">{on ? "On" : "Off"}</span>
    </button>
  );
}
