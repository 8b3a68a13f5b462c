// Tells within three seconds that nobody answers: the browser is offline, the socket has errors, or a probe sent
// with an event stays unanswered. Events of the meantime wait in Reflex's queue; the banner counts them.
import { useContext, useEffect, useRef, useState } from "react";
import { EventLoopContext, eventLoop } from "$/utils/context-registry";
import { announce } from "./live.js";

const kept = (count) => (count ? `Offline: ${count} ${count === 1 ? "change is" : "changes are"}` : "Offline: changes are");
const offline = (count) => `${kept(count)} kept and sent when you are back`;
const CAUGHT_UP = "All caught up";
const ANSWER_MS = 2000;
const FRESH_MS = 900; // with ANSWER_MS: an unanswered action is known within three seconds
const RETRY_MS = 2000;
const IDLE_MS = 20_000;

/** Hears every event on its way to the server; Reflex puts its own sender back now and then, hence again and again. */
function listenIn(heard) {
  const send = eventLoop.addEvents;
  if (send.heardBy === heard) return;
  const watched = (...args) => { heard.current?.(); return send(...args); };
  watched.heardBy = heard;
  eventLoop.addEvents = watched;
}

async function answers(probe) {
  try {
    const reply = await fetch(probe, { cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) });
    return reply.status < 500;
  } catch {
    return false;
  }
}

export function ConnectionWatch({ probe }) {
  const [, connectErrors = []] = useContext(EventLoopContext) ?? [];
  const [state, setState] = useState("up"); // up | down | back
  const [waiting, setWaiting] = useState(0);
  const socketDown = useRef(false);
  const heard = useRef(null);
  socketDown.current = connectErrors.length > 0;

  useEffect(() => listenIn(heard));
  useEffect(() => {
    let lastAnswer = Date.now();
    let asking = false;
    let ended = false;
    let goneSince = 0;

    const down = () => setState("down");
    const up = () => setState((was) => (was === "down" ? "back" : was));

    const ask = async () => {
      if (asking || ended) return;
      asking = true;
      const alive = navigator.onLine && (await answers(probe));
      asking = false;
      if (ended) return;
      if (alive) lastAnswer = Date.now();
      if (!alive) down();
      else if (!socketDown.current) up();
    };
    heard.current = () => {
      setState((now) => { if (now === "down") setWaiting((n) => n + 1); return now; });
      if (Date.now() - lastAnswer > FRESH_MS) ask();
    };
    const onVisible = () => { if (document.visibilityState === "visible") ask(); };
    const tick = setInterval(() => {
      listenIn(heard);
      if (document.visibilityState !== "visible") return;
      if (socketDown.current) {
        goneSince ||= Date.now();
        if (Date.now() - goneSince >= 1000) down();
      } else {
        goneSince = 0;
      }
      if (Date.now() - lastAnswer > IDLE_MS) ask();
    }, 500);
    const retry = setInterval(() => {
      setState((now) => { if (now === "down") ask(); return now; });
    }, RETRY_MS);

    window.addEventListener("offline", down);
    window.addEventListener("online", ask);
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      ended = true;
      clearInterval(tick);
      clearInterval(retry);
      window.removeEventListener("offline", down);
      window.removeEventListener("online", ask);
      heard.current = null;
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [probe]);

  useEffect(() => {
    if (state === "down") announce(offline(0));
    if (state !== "back") return undefined;
    setWaiting(0);
    announce(CAUGHT_UP);
    const timer = setTimeout(() => setState("up"), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  useEffect(() => {
    document.documentElement.toggleAttribute("data-banner", state !== "up");
    return () => document.documentElement.removeAttribute("data-banner");
  }, [state]);

  if (state === "up") return null;
  return <div className="connection" data-tone={state === "back" ? "ok" : "look"}>{state === "back" ? CAUGHT_UP : offline(waiting)}</div>;
}
