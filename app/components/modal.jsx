// A native modal dialog that follows a state var.
import { useEffect, useId, useRef } from "react";

export function Modal({ open, heading, size = "normal", first, onClose, children }) {
  const dialog = useRef(null);
  const title = useId();
  useEffect(() => {
    const node = dialog.current;
    if (open && !node.open) { node.showModal(); if (first) node.querySelector(first)?.focus(); }
    if (!open && node.open) node.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className="modal"
      data-size={size}
      aria-labelledby={title}
      onCancel={(event) => { if (event.target === dialog.current) { event.preventDefault(); onClose?.(); } }}
      onPointerDown={(event) => { if (event.target === dialog.current) onClose?.(); }}
    >
      <div className="modal-head">
        <h2 id={title} className="title">{heading}</h2>
        <button type="button" className="btn btn-quiet btn-icon" aria-label="Close" style={{ marginLeft: "auto" }} onClick={() => onClose?.()}>
          <span aria-hidden="true">×</span>
        </button>
      </div>
      <div className="modal-body">{open ? children : null}</div>
    </dialog>
  );
}
