// What the board shows: the server's order, with the moves on top that it has not answered yet.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { announce } from "./live.js";
import { moved } from "./kanban_logic.js";

const SHOW_SAVING_MS = 300;
const GIVE_UP_MS = 12_000;

/**
 * `revision` counts the server's answers to moves: each step answers the oldest open move, whether it was granted
 * or refused. A push from elsewhere changes `order` alone. While a card is lifted (`hold`) the board stays as it was
 * then: answers and pushes are taken in, and show once it is dropped, also the answer to that card's last move.
 */
export function useOptimisticOrder({ order, revision, cards, online }) {
  const [truth, setTruth] = useState(order);
  const [open, setOpen] = useState([]); // moves without an answer: {id, from, to, index, at}
  const [now, setNow] = useState(0);
  const [held, setHeld] = useState(null); // {local, cards} as they were when a card was lifted
  const answered = useRef(revision);

  useEffect(() => {
    const answers = revision - answered.current;
    answered.current = revision;
    if (answers !== 0) setOpen((was) => (answers > 0 && answers < was.length ? was.slice(answers) : []));
    setTruth(order);
  }, [order, revision]);

  const apply = useCallback((move) => setOpen((was) => [...was, { ...move, at: Date.now() }]), []);

  useEffect(() => {
    if (!open.length) return undefined;
    const timer = setInterval(() => setNow(Date.now()), SHOW_SAVING_MS);
    return () => clearInterval(timer);
  }, [open.length]);

  useEffect(() => {
    const lost = online ? open.filter((m) => now - m.at > GIVE_UP_MS) : [];
    if (!lost.length) return;
    setOpen((was) => was.filter((m) => !lost.includes(m)));
    announce(lost.map((m) => `The move of ${cards[m.id]?.title ?? "a card"} was not saved. It is back where it was.`).join(" "));
  }, [now, online]);

  const local = useSame(useMemo(() => open.reduce(moved, truth), [open, truth]));
  const hold = useCallback(() => setHeld({ local, cards }), [local, cards]);
  const release = useCallback(() => setHeld(null), []);
  const slow = open.filter((m) => now - m.at > SHOW_SAVING_MS).map((m) => m.id);
  const { saving } = useSame({ saving: slow });
  return { local: held?.local ?? local, cards: held?.cards ?? cards, saving, hold, release, apply };
}

/** The same lists as before where they say the same, so that only columns that differ are drawn anew. */
export function useSame(lists) {
  const before = useRef({});
  const same = (a, b) => a?.length === b.length && b.every((id, i) => id === a[i]);
  const next = Object.fromEntries(
    Object.entries(lists).map(([key, list]) => [key, same(before.current[key], list) ? before.current[key] : list]),
  );
  useEffect(() => { before.current = next; });
  return next;
}
