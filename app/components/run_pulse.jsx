// While a run is open: asks every few seconds how it stands, as a worker that died tells nobody; and says
// "Restarting" within a moment when this page's server does not answer.
import { useContext, useEffect, useRef, useState } from "react";
import { EventLoopContext } from "$/utils/context-registry";

const LOOK_MS = 10_000;
const GONE_MS = 1_000;

export function RunPulse({ isOpen = false, onLook }) {
  const [, connectErrors = []] = useContext(EventLoopContext) ?? [];
  const [away, setAway] = useState(false);
  const look = useRef(onLook);
  look.current = onLook;
  const lost = connectErrors.length > 0;

  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setInterval(() => { if (document.visibilityState === "visible") look.current?.(); }, LOOK_MS);
    return () => clearInterval(timer);
  }, [isOpen]);

  useEffect(() => {
    if (!lost) { setAway(false); return undefined; }
    const timer = setTimeout(() => setAway(true), GONE_MS);
    return () => clearTimeout(timer);
  }, [lost]);

  return (
    <p role="status" className="run-pulse text-small empty:hidden">
      {isOpen && away && <><span className="badge" data-tone="look">Restarting</span> Bidwell does not answer at the moment. The run goes on by itself when it is back.</>}
    </p>
  );
}
