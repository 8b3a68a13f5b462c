// Saves a second after the last key; what is typed also lies in localStorage within half a second, so that a crash,
// a reload or a lost connection costs at most that much.
import { useCallback, useEffect, useRef, useState } from "react";
import { announce, clock, draft } from "./live.js";
import { ClaimLines, claimAt } from "./claim_lines.jsx";

const SAVE_MS = 1000;
const DRAFT_MS = 400;
const WORDS_MS = 300;
const PATIENCE_MS = 8000;

const keyOf = (doc) => `bidwell.draft.${doc}`;

export function AutosaveTextarea({ doc, value = "", label, rows = 12, maxLength, look = "input", placeholder, spans, picked, onSave, onWords, onPick }) {
  const [text, setText] = useState(value);
  const [status, setStatus] = useState(""); // "" | saving | saved HH:MM | kept | restored
  const now = useRef({ text: value, stored: value, sent: null, doc });
  const timers = useRef({});

  const later = (name, ms, act) => {
    clearTimeout(timers.current[name]);
    timers.current[name] = setTimeout(act, ms);
  };
  const stop = () => Object.values(timers.current).forEach(clearTimeout);

  const save = useCallback(() => {
    clearTimeout(timers.current.save);
    const me = now.current;
    if (me.text === me.stored) return;
    me.sent = me.text;
    setStatus("saving");
    onSave?.(me.text);
    later("patience", PATIENCE_MS, () => { setStatus("kept"); save(); });
  }, [onSave]);

  const write = useCallback((next) => {
    now.current.text = next;
    setText(next);
    later("draft", DRAFT_MS, () => draft.set(keyOf(now.current.doc), next));
    later("save", SAVE_MS, save);
    if (onWords) later("words", WORDS_MS, () => onWords(next));
  }, [save, onWords]);

  useEffect(() => { // another text: take it over, or what was typed into it before a crash
    stop();
    const left = draft.get(keyOf(doc));
    const restored = left !== null && left !== value;
    now.current = { text: restored ? left : value, stored: value, sent: null, doc };
    setText(now.current.text);
    setStatus(restored ? "restored" : "");
    if (!restored) { draft.drop(keyOf(doc)); return; }
    announce("What you had typed was restored.");
    later("save", SAVE_MS, save);
  }, [doc]);

  useEffect(() => { // the server answered, or the text changed elsewhere
    const me = now.current;
    if (value === me.stored) return;
    const untouched = me.text === me.stored;
    me.stored = value;
    if (value === me.text || me.sent !== null) {
      clearTimeout(timers.current.patience);
      me.sent = null;
      if (value === me.text) { clearTimeout(timers.current.draft); draft.drop(keyOf(me.doc)); setStatus(`saved ${clock()}`); }
    } else if (untouched) {
      me.text = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    const leave = () => { if (now.current.text !== now.current.stored) draft.set(keyOf(now.current.doc), now.current.text); };
    window.addEventListener("pagehide", leave);
    return () => { window.removeEventListener("pagehide", leave); leave(); stop(); };
  }, []);

  const words = { saving: "Saving…", kept: "Not saved yet; kept on this device", restored: "Restored what you had typed" }[status]
    ?? (status ? `Saved ${status.slice(6)}` : "");
  return (
    <div className="autosave">
      <div className={spans ? "claimed" : "contents"}>
        {spans && <ClaimLines text={text} base={value} spans={spans} picked={picked} />}
        <textarea
          className={look}
          aria-label={label}
          rows={rows}
          maxLength={maxLength}
          placeholder={placeholder}
          value={text}
          onChange={(event) => write(event.target.value)}
          onBlur={save}
          onSelect={onPick && ((event) => onPick(claimAt(text, value, spans, event.target.selectionStart)))}
          onKeyDown={(event) => { if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); save(); } }}
        />
      </div>
      <p className="meta autosave-status" data-state={status.split(" ")[0]}>{words}</p>
    </div>
  );
}
