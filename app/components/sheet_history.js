// On a phone, Back closes the sheet that is open over a page before it leaves the page.
import { useEffect, useRef } from "react";

const MARK = "bidwellSheet"; // in the state of the entry that stands for an open sheet
const NARROW = "(width < 768px)";
const LONGEST_MS = 1000; // a browser that has not gone back by then is not waited for
const sheets = []; // that are open, the last one on top: {href, close}
let gone = null; // called when the entry of a sheet that was closed otherwise is gone
let going = Promise.resolve();

const isOnTop = () => Boolean(window.history.state?.[MARK]);

/** Takes the sheet's entry away, once however many ask for it. */
function goBack() {
  if (gone) return;
  going = new Promise((done) => { gone = () => { gone = null; done(); }; });
  setTimeout(() => gone?.(), LONGEST_MS);
  window.history.back();
}

/** The router does not hear of it: for it nothing has changed. */
function onPop(event) {
  const sheet = sheets.at(-1);
  if (!gone && (!sheet || isOnTop() || window.location.href !== sheet.href)) return;
  event.stopImmediatePropagation();
  if (gone) gone();
  else sheet.close();
}

if (typeof window !== "undefined") window.addEventListener("popstate", onPop, true);

/** Leads on from a sheet that closes: once its entry is gone. */
export const afterSheet = (act) => setTimeout(() => going.then(act), 0);

export function useBackCloses(open, onClose) {
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => { if (!open && !sheets.length && isOnTop()) goBack(); }, []); // back from where its link led

  useEffect(() => {
    if (!open || !matchMedia(NARROW).matches) return undefined;
    const sheet = { href: window.location.href, close: () => close.current?.() };
    sheets.push(sheet);
    if (!isOnTop()) window.history.pushState({ ...window.history.state, [MARK]: true }, "");
    return () => {
      sheets.splice(sheets.indexOf(sheet), 1);
      if (isOnTop()) goBack();
    };
  }, [open]);
}
