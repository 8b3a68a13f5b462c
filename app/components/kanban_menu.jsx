// "Move to…": a menu beside the card, a sheet on a phone. Type-ahead, arrows and 1–8 choose; Escape goes back.
import { useEffect, useRef } from "react";

const WIDTH = 260;

function place(dialog, anchor) {
  if (!anchor || matchMedia("(width < 768px)").matches) return;
  const box = anchor.getBoundingClientRect();
  const height = dialog.offsetHeight;
  dialog.style.left = `${Math.max(8, Math.min(box.right - WIDTH, innerWidth - WIDTH - 8))}px`;
  dialog.style.top = `${Math.max(8, Math.min(box.bottom + 4, innerHeight - height - 8))}px`;
}

export function MoveMenu({ card, count = 1, targets, numbers, labels, note, finality, actions, anchor, onMove, onAction, onClose }) {
  const dialog = useRef(null);

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
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === " ") return undefined;
    const numbered = targets.find((id) => String(numbers[id]) === event.key);
    if (numbered) { event.preventDefault(); return onMove(numbered); }
    const rest = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    const hit = rest.find((item) => item.dataset.word.toLowerCase().startsWith(event.key.toLowerCase()));
    if (hit) { event.preventDefault(); hit.focus(); }
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
        {targets.map((id) => (
          <button key={id} type="button" className="menu-item" data-item="" data-word={labels[id]} onClick={() => onMove(id)}>
            {labels[id]}<span className="kbd" aria-hidden="true">{numbers[id]}</span>
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
