// On a phone, Back closes the sheet that is open over a page before it leaves the page.
import { useEffect, useRef } from "react";

const MARK = "bidwellSheet"; // in the state of the entry that stands for an open sheet
const NARROW = "(width < 768px)";
let going = Promise.resolve(); // until the entry of a sheet that was closed otherwise is gone

const isOnTop = () => Boolean(window.history.state?.[MARK]);

/** Takes the sheet's entry away; the router, for which nothing has changed, does not hear of it. */
function goBack() {
  going = new Promise((done) => {
    const onPop = (event) => { event.stopImmediatePropagation(); done(); };
    window.addEventListener("popstate", onPop, { capture: true, once: true });
  });
  window.history.back();
}

/** Leads on from a sheet that closes: once its entry is gone. */
export const afterSheet = (act) => setTimeout(() => going.then(act), 0);

export function useBackCloses(open, onClose) {
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => { if (!open && isOnTop()) goBack(); }, []); // back from where a link of the sheet led

  useEffect(() => {
    if (!open || !matchMedia(NARROW).matches) return undefined;
    const { href } = window.location;
    if (!isOnTop()) window.history.pushState({ ...window.history.state, [MARK]: true }, "");
    const onPop = (event) => {
      if (isOnTop() || window.location.href !== href) return;
      event.stopImmediatePropagation();
      close.current?.();
    };
    window.addEventListener("popstate", onPop, true);
    return () => {
      window.removeEventListener("popstate", onPop, true);
      if (isOnTop()) goBack();
    };
  }, [open]);
}
