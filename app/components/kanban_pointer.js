// The pointer while a card is carried: which column it is over, and that the card lands where it was let go.
import { useCallback, useEffect, useRef } from "react";

/** Tells, once a frame while dragging, which column is under the pointer; the result asks for it at any moment. */
export function usePointedColumn(active, onPoint) {
  const last = useRef(null);
  const at = useRef(null);
  const look = useCallback(() => {
    const under = at.current && document.elementFromPoint(at.current.clientX, at.current.clientY);
    return under?.closest("[data-column]")?.dataset.column ?? null;
  }, []);
  useEffect(() => {
    last.current = at.current = null;
    if (!active) return undefined;
    let frame = 0;
    const tell = () => {
      frame = 0;
      const column = look();
      if (column !== last.current) { last.current = column; onPoint(column); }
    };
    const onMove = (event) => {
      at.current = event.touches?.[0] ?? event;
      frame ||= requestAnimationFrame(tell);
    };
    const events = ["mousemove", "touchmove"];
    events.forEach((name) => window.addEventListener(name, onMove, { passive: true }));
    return () => {
      cancelAnimationFrame(frame);
      events.forEach((name) => window.removeEventListener(name, onMove));
    };
  }, [active, onPoint, look]);
  return look;
}

/**
 * The drag library looks at the pointer once a frame and drops where it looked last. A card that is flung and let go
 * within one frame would land where it was before: here the release waits for that frame, and only then.
 */
export function useExactDrop(active) {
  useEffect(() => {
    if (!active) return undefined;
    let undrawn = true;
    let frame = requestAnimationFrame(() => { undrawn = false; });
    const onMove = () => {
      undrawn = true;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => { undrawn = false; });
    };
    const onUp = (event) => {
      if (!event.isTrusted || !undrawn) return;
      event.stopImmediatePropagation();
      const noClick = (click) => { click.stopPropagation(); click.preventDefault(); };
      window.addEventListener("click", noClick, { capture: true, once: true });
      const { clientX, clientY, button } = event;
      const at = { clientX, clientY, button, bubbles: true, cancelable: true, view: window };
      window.dispatchEvent(new MouseEvent("mousemove", at));
      requestAnimationFrame(() => {
        window.dispatchEvent(new MouseEvent("mouseup", at));
        setTimeout(() => window.removeEventListener("click", noClick, { capture: true }), 0);
      });
    };
    document.documentElement.addEventListener("mousemove", onMove, true);
    window.addEventListener("mouseup", onUp, true);
    return () => {
      cancelAnimationFrame(frame);
      document.documentElement.removeEventListener("mousemove", onMove, true);
      window.removeEventListener("mouseup", onUp, true);
    };
  }, [active]);
}
