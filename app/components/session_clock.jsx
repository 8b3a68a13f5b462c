// The clock of a rehearsal: the server says how many seconds have run, this counts on from there.
import { useEffect, useState } from "react";

const words = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const rest = `${String(Math.floor((whole % 3600) / 60)).padStart(hours ? 2 : 1, "0")}:${String(whole % 60).padStart(2, "0")}`;
  return hours ? `${hours}:${rest}` : rest;
};

export function SessionClock({ elapsed = 0, running = false, minutes = 0 }) {
  const [hidden, setHidden] = useState(false);
  const [more, setMore] = useState(0);
  const [at, setAt] = useState(elapsed);

  useEffect(() => {
    setAt(elapsed);
    if (!running) return undefined;
    const began = performance.now();
    const timer = setInterval(() => setAt(elapsed + (performance.now() - began) / 1000), 250);
    return () => clearInterval(timer);
  }, [elapsed, running]);

  const limit = (minutes + more) * 60;
  const over = minutes > 0 && at >= limit;
  return (
    <div className="session-clock" data-running={running ? "true" : "false"}>
      {!hidden && (
        <span role="timer" aria-label="Time" className="session-time" data-over={over ? "true" : "false"}>
          {words(at)}{minutes > 0 && <span className="text-muted"> of {minutes + more}:00</span>}
        </span>
      )}
      {over && !hidden && (
        <button type="button" className="btn btn-small" onClick={() => setMore(more + 5)}>5 more minutes</button>
      )}
      <button type="button" className="btn btn-quiet btn-small" onClick={() => setHidden(!hidden)}>
        {hidden ? "Show the time" : "Hide the time"}
      </button>
    </div>
  );
}
