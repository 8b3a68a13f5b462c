// Gives signs of life for what this tab has open, while somebody can see it; takes its leave when it is left.
import { useEffect, useRef } from "react";

export function Presence({ job, place, seconds, onHere, onLeave }) {
  const tell = useRef({});
  tell.current = { onHere, onLeave };

  useEffect(() => {
    if (!job) return undefined;
    const beat = () => { if (document.visibilityState === "visible") tell.current.onHere?.(job, place); };
    beat();
    const timer = setInterval(beat, seconds * 1000);
    document.addEventListener("visibilitychange", beat);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", beat);
      tell.current.onLeave?.();
    };
  }, [job, place, seconds]);

  return null;
}
