// A combobox whose choices become chips. Enter or a comma takes what is typed, Backspace in an empty field the last chip.
// What becomes of a word is the server's to say: it is announced when it is there, or with the sentence why it is not.
import { useEffect, useRef, useState } from "react";
import { announce } from "./live.js";

const QUERY_MS = 120;
const split = (text) => text.split(/[,;\n\t]+/).map((word) => word.trim()).filter(Boolean);

export function TagInput({ fieldId, values = [], suggestions = [], placeholder, noun = "skill", problem = "", onQuery, onAdd, onRemove }) {
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const timer = useRef(0);
  const before = useRef(null);
  const input = useRef(null);
  const has = (word) => values.some((v) => v.toLowerCase() === word.toLowerCase());
  const offered = typed.trim() ? suggestions.filter((s) => !has(s)).slice(0, 8) : [];
  const shown = open && offered.length > 0;

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => setActive(-1), [suggestions]);
  useEffect(() => {
    const came = before.current === null ? [] : values.filter((word) => !before.current.includes(word));
    const isFirst = before.current === null;
    before.current = values;
    if (!isFirst && (came.length || problem)) announce([came.length ? `${came.join(", ")} added.` : "", problem].filter(Boolean).join(" "));
  }, [values, problem]);

  const ask = (text) => {
    setTyped(text);
    setOpen(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onQuery?.(text.trim()), QUERY_MS);
  };
  const add = (raw) => {
    const words = split(raw);
    setTyped("");
    setOpen(false);
    setActive(-1);
    if (words.length === 1 && has(words[0])) announce(`${words[0]} is already there.`);
    else if (words.length) onAdd?.(words.join(", "));
  };
  const remove = (word) => {
    onRemove?.(word);
    announce(`${word} removed.`);
    input.current.focus();
  };
  const onKeyDown = (event) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offered.length) {
      event.preventDefault();
      setOpen(true);
      setActive((was) => (was + step + offered.length + (was === -1 && step === -1 ? 1 : 0)) % offered.length);
    } else if (event.key === "Enter" || event.key === ",") {
      if (!typed.trim()) return;
      event.preventDefault();
      add(shown && active >= 0 ? offered[active] : typed.replace(/,$/, ""));
    } else if (event.key === "Tab" && shown && active >= 0) {
      add(offered[active]);
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "Backspace" && !typed && values.length) {
      remove(values.at(-1));
    }
  };
  const onPaste = (event) => {
    const pasted = event.clipboardData.getData("text");
    if (split(pasted).length < 2) return;
    event.preventDefault();
    add(pasted);
  };

  return (
    <div className="tags" onPointerDown={(event) => { if (event.target === event.currentTarget) { event.preventDefault(); input.current.focus(); } }}>
      {values.map((word) => (
        <span key={word} className="chip">
          {word}
          <button type="button" className="chip-remove" aria-label={`Remove ${word}`} onClick={() => remove(word)}><span aria-hidden="true">×</span></button>
        </span>
      ))}
      <input
        ref={input}
        id={fieldId}
        className="tags-input"
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${fieldId}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${fieldId}-${active}` : undefined}
        aria-describedby={`${fieldId}-help ${fieldId}-error`}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={values.length ? "" : placeholder}
        value={typed}
        onChange={(event) => ask(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => { setOpen(false); if (typed.trim()) add(typed); }}
      />
      <ul id={`${fieldId}-list`} role="listbox" aria-label={`Suggested ${noun}s`} className="menu-list" data-start="true" hidden={!shown}>
        {offered.map((word, i) => (
          <li
            key={word} id={`${fieldId}-${i}`} role="option" aria-selected={i === active} className="menu-item" data-active={i === active}
            onPointerDown={(event) => { event.preventDefault(); add(word); }}
          >
            {word}
          </li>
        ))}
      </ul>
    </div>
  );
}
