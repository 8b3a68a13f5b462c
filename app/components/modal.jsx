// A native modal dialog that follows a state var.
import { useEffect, useId, useRef } from "react";
import { useBackCloses } from "./sheet_history.js";

/** Focus what the selector finds, as soon as it is there: parts of a dialog may load lazily. */
function focusOn(node, selector) {
  const found = node.querySelector(selector);
  if (found) { found.focus(); return undefined; }
  const watch = new MutationObserver(() => {
    const late = node.querySelector(selector);
    if (late) { late.focus(); watch.disconnect(); }
  });
  watch.observe(node, { childList: true, subtree: true });
  return () => watch.disconnect();
}

/** The browser gives the focus back to what had it; where that is gone, `back` gets it, else the page's heading. */
function giveBack(back) {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (document.activeElement && document.activeElement !== document.body) return;
    const found = (back && document.querySelector(back)) || document.getElementById("page-title");
    found?.focus({ preventScroll: true });
  }));
}

export function Modal({ open, heading, size = "normal", first, back, backCloses = false, onClose, children }) {
  const dialog = useRef(null);
  const title = useId();
  const backTo = useRef(back);
  useBackCloses(backCloses && open, onClose);
  useEffect(() => {
    const node = dialog.current;
    if (!open && node.open) {
      node.close();
      giveBack(backTo.current);
    }
    if (open) backTo.current = back;
    if (!open || node.open) return undefined;
    node.showModal();
    return first ? focusOn(node, first) : undefined;
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
        <h2 id={title} tabIndex={-1} className="title">{heading}</h2>
        <button type="button" className="btn btn-quiet btn-icon" aria-label="Close" style={{ marginLeft: "auto" }} onClick={() => onClose?.()}>
          <span aria-hidden="true">×</span>
        </button>
      </div>
      <div className="modal-body">{open ? children : null}</div>
    </dialog>
  );
}
