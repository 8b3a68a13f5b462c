// A text field whose value lives here while somebody types: what the server echoes never overwrites a keystroke.
import { useEffect, useRef, useState } from "react";

export function LiveInput({ value = "", wait = 250, onChange, onKeyDown, ...rest }) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const timer = useRef(0);
  const field = useRef(null);

  const tell = (next) => {
    clearTimeout(timer.current);
    if (next === sent.current) return;
    sent.current = next;
    onChange?.({ target: { value: next } });
  };
  const type = (next) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => tell(next), wait);
  };

  useEffect(() => { // changed elsewhere (a filter was cleared, the page came back): take it, unless it is an echo
    if (value === sent.current) return;
    const typing = document.activeElement === field.current && field.current.value !== sent.current;
    if (typing) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <input
      {...rest}
      ref={field}
      value={text}
      onChange={(event) => type(event.target.value)}
      onBlur={(event) => { tell(event.target.value); rest.onBlur?.(event); }}
      onKeyDown={(event) => { if (event.key === "Enter") tell(event.target.value); onKeyDown?.(event); }}
    />
  );
}
