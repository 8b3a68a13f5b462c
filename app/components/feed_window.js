// Of a long list only a window of rows is in the page; above and below it stand two spaces as high as the rest.
import { useEffect, useLayoutEffect, useRef } from "react";

const ASK_EVERY_MS = 100;
const KEEP_AFTER_MS = 150;
const USUAL_ROW = 84;

/** Rows around what is in sight, and the place in the list, kept in the history: Back leads to where one was. */
export function useFeedWindow({ root, isPhone, view, top, start, total, pageSize, window: size, onScrollTo }) {
  const me = useRef({ row: USUAL_ROW, asked: -1, at: 0, timer: 0, keep: 0, frame: 0, view: null, edge: "" });

  const list = () => root.current?.querySelector("[data-list]");
  const rows = () => root.current?.querySelector("[data-rows]");
  const scroller = () => (isPhone() ? document.scrollingElement : list());
  const topEdge = () => (isPhone() ? 0 : list().getBoundingClientRect().top);
  const lastStart = Math.max(Math.floor((total - 1) / pageSize) * pageSize - pageSize, 0);
  const startFor = (row) => Math.min(Math.max(Math.floor(row / pageSize) * pageSize - pageSize, 0), lastStart);

  /** The row at the upper edge, as a number with a fraction. */
  const place = () => {
    const listed = rows();
    return listed ? Math.max(start + (topEdge() - listed.getBoundingClientRect().top) / me.current.row, 0) : 0;
  };

  const scrollToPlace = (at) => {
    const listed = rows();
    if (!listed) return;
    const from = listed.getBoundingClientRect().top - topEdge() + scroller().scrollTop;
    scroller().scrollTop = at <= 0 ? 0 : from + (at - start) * me.current.row;
  };

  const ask = (row) => { // at once, then at most every so often; the last place counts
    const wanted = startFor(row);
    if (wanted === start) { me.current.asked = -1; return; }
    if (wanted === me.current.asked) return;
    clearTimeout(me.current.timer);
    const wait = me.current.at + ASK_EVERY_MS - Date.now();
    if (wait > 0) { me.current.timer = setTimeout(() => latest.current.ask(), wait); return; }
    me.current.at = Date.now();
    me.current.asked = wanted;
    onScrollTo?.(Math.max(row, 0));
  };

  const keep = (at) => {
    const url = new URL(location.href);
    const page = Math.floor(at / pageSize) + 1;
    if (page > 1) url.searchParams.set("page", String(page));
    else url.searchParams.delete("page");
    history.replaceState({ ...(history.state ?? {}), feedPlace: at }, "", url);
  };

  const latest = useRef({}); // timers outlive a render: what they do is that of the newest one
  latest.current = {
    ask: () => { if (root.current) ask(Math.floor(place())); },
    keep: () => { if (root.current) keep(place()); },
  };

  useLayoutEffect(() => {
    const listed = rows();
    const count = listed?.children.length ?? 0;
    if (!count) return;
    const high = listed.getBoundingClientRect().height / count;
    if (high > 20) me.current.row = high;
    const space = (where) => root.current.querySelector(`[data-space="${where}"]`);
    space("above").style.height = `${start * me.current.row}px`;
    space("below").style.height = `${Math.max(total - start - count, 0) * me.current.row}px`;
    root.current.style.setProperty("--feed-row", `${me.current.row}px`);
    if (me.current.view !== view) { // the list is another one: where was one in it?
      const first = me.current.view === null;
      me.current.view = view;
      const kept = history.state?.feedPlace;
      const page = Number(new URLSearchParams(location.search).get("page") ?? 1);
      if (kept > 0) scrollToPlace(kept);
      else if (page > 1) scrollToPlace((page - 1) * pageSize);
      else if (!first) scrollToPlace(0);
    }
    if (me.current.asked === start) me.current.asked = -1;
  });

  useEffect(() => { if (top) { keep(0); scrollToPlace(0); } }, [top]);

  useEffect(() => {
    const onScroll = () => {
      cancelAnimationFrame(me.current.frame);
      me.current.frame = requestAnimationFrame(() => {
        if (!rows() || total <= 0) return;
        const at = place();
        ask(Math.floor(at));
        clearTimeout(me.current.keep);
        me.current.keep = setTimeout(() => latest.current.keep(), KEEP_AFTER_MS);
      });
    };
    const inside = list();
    inside?.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      inside?.removeEventListener("scroll", onScroll);
      window.removeEventListener("scroll", onScroll);
      cancelAnimationFrame(me.current.frame);
    };
  });
  useEffect(() => () => { clearTimeout(me.current.keep); clearTimeout(me.current.timer); }, []);

  /** To the first or the last row of the whole list: true when it is not here yet and has been asked for. */
  const toEdge = (edge) => {
    const isHere = edge === "first" ? start === 0 : start + size >= total;
    if (isHere) return false;
    me.current.edge = edge;
    scrollToPlace(edge === "first" ? 0 : total);
    ask(edge === "first" ? 0 : total - 1);
    return true;
  };
  const arrivedAt = () => {
    const edge = me.current.edge;
    if (!edge || (edge === "first" ? start !== 0 : start + size < total)) return "";
    me.current.edge = "";
    return edge;
  };

  return { place, toEdge, arrivedAt, more: ask };
}
