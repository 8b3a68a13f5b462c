// "Move to…": a menu beside the card, a sheet on a phone. Type-ahead, arrows and 1–8 choose; Escape goes back.
import { useEffect, useRef } from "react";
import { typedEntry } from "./kanban_logic.js";
import { useBackCloses } from "./sheet_history.js";

const WIDTH = 260;
const TYPING_MS = 1000; // letters that follow one another so quickly are one word

function place(dialog, anchor) {
  if (!anchor || matchMedia("(width < 768px)").matches) return;
  const box = anchor.getBoundingClientRect();
  const height = dialog.offsetHeight;
  dialog.style.left = `${Math.max(8, Math.min(box.right - WIDTH, innerWidth - WIDTH - 8))}px`;
  dialog.style.top = `${Math.max(8, Math.min(box.bottom + 4, innerHeight - height - 8))}px`;
}

export function MoveMenu({ card, count = 1, targets, numbers, labels, note, finality, actions, anchor, onMove, onAction, onClose }) {
  const dialog = useRef(null);
  const typed = useRef({ word: "", at: 0 });

  useBackCloses(true, onClose);
  useEffect(() => {
    dialog.current.showModal();
    place(dialog.current, anchor);
    dialog.current.querySelector("[data-item]")?.focus();
  }, [anchor]);

  const onKeyDown = (event) => {
    const items = [...dialog.current.querySelectorAll("[data-item]")];
    const at = items.indexOf(document.activeElement);
    const go = (index) => { event.preventDefault(); items[(index + items.length) % items.length]?.focus(); };
    if (event.key === "ArrowDown") return go(at + 1);
    if (event.key === "ArrowUp") return go(at - 1);
    if (event.key === "Home") return go(0);
    if (event.key === "End") return go(items.length - 1);
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return undefined;
    const before = Date.now() - typed.current.at < TYPING_MS ? typed.current.word : "";
    if (event.key === " " && !before) return undefined; // presses what has the focus
    const numbered = targets.find(({ id }) => String(numbers[id]) === event.key);
    if (numbered) { event.preventDefault(); return onMove(numbered.id); }
    const word = before + event.key;
    const hit = typedEntry(items.map((item) => item.dataset.word), at, word);
    if (event.key === " " && hit < 0) return undefined;
    typed.current = { word, at: Date.now() };
    event.preventDefault();
    items[hit]?.focus();
    return undefined;
  };

  return (
    <dialog
      ref={dialog}
      className="modal kmenu"
      aria-label={`Move or change ${card.title}`}
      onKeyDown={onKeyDown}
      onCancel={(event) => { event.preventDefault(); onClose(); }}
      onPointerDown={(event) => { if (event.target === dialog.current) onClose(); }}
    >
      <div className="kmenu-body">
        <p className="meta kmenu-title">{!targets.length ? finality : count > 1 ? `Move ${count} cards to` : "Move to"}</p>
        {targets.map(({ id, count: some }) => (
          <button key={id} type="button" className="menu-item" data-item="" data-word={labels[id]} onClick={() => onMove(id)}>
            {labels[id]}{some < count ? ` · ${some} of ${count}` : ""}<span className="kbd" aria-hidden="true">{numbers[id]}</span>
          </button>
        ))}
        {note ? <p className="help kmenu-title">{note}</p> : null}
        <div className="menu-sep" aria-hidden="true" />
        {actions.map((action) => (
          <button key={action.id} type="button" className="menu-item" data-item="" data-word={action.label} onClick={() => onAction(action.id)}>
            {action.label}{action.key ? <span className="kbd" aria-hidden="true">{action.key}</span> : null}
          </button>
        ))}
      </div>
    </dialog>
  );
}
