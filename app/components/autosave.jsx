// Saves a second after the last key; what is typed lies in localStorage until it is saved, so that a crash, a reload
// or a lost connection costs nothing. What another tab writes meanwhile never replaces typed words.
import { useCallback, useEffect, useRef, useState } from "react";
import { announce, clock } from "./live.js";
import { dropDraft, keepDraft, readDraft } from "./drafts.js";
import { CopyButton } from "./copy_button.jsx";
import { ClaimLines, claimAt, inText } from "./claim_lines.jsx";

const SAVE_MS = 1000;
const WORDS_MS = 300;
const PICK_MS = 120;
const SAYING_MS = 300;
const PATIENCE_MS = 8000;

const WORDS = {
  saving: "Saving…",
  kept: "Not saved yet; kept on this device",
  restored: "Restored what you had typed",
  beside: "Changed in another tab; yours is saved beside it",
  refused: "You can only look in this team now; what you typed was not saved",
};

/** Whether every line of a text stands in another. */
const holds = (whole, part) => part !== undefined && part.split("\n").every((line) => whole.includes(line.trim()));

export function AutosaveTextarea({
  doc, value = "", revision = "", edition = 0, joins = false, label, rows = 12, maxLength, look = "input", placeholder, readOnly = false,
  spans, picked, aim, onSave, onWords, onPick,
}) {
  const [text, setText] = useState(value);
  const [status, setStatus] = useState(""); // "", a key of WORDS, or "saved 14:03"
  const area = useRef(null);
  const timers = useRef({});
  // What is in the field; what the server has, as far as we know; the revision this text was made from; what was
  // sent and not yet answered, oldest first.
  const now = useRef({ doc, text: value, stored: value, base: revision, sent: [] });
  const props = useRef({});
  props.current = { value, revision, picked, readOnly, onSave };

  const later = (name, ms, act) => {
    clearTimeout(timers.current[name]);
    timers.current[name] = setTimeout(act, ms);
  };
  const stop = () => Object.values(timers.current).forEach(clearTimeout);

  const settle = () => {
    const me = now.current;
    ["patience", "saying"].forEach((name) => clearTimeout(timers.current[name]));
    me.sent = [];
    dropDraft(me.doc, me.text);
  };
  const takeOver = () => {
    const me = now.current;
    Object.assign(me, { text: props.current.value, stored: props.current.value, base: props.current.revision });
    setText(me.text);
    settle();
  };

  const save = useCallback((urgent = false) => {
    const me = now.current;
    clearTimeout(timers.current.save);
    if (props.current.readOnly) return;
    if (me.text === me.stored) {
      if (props.current.value !== me.stored && !me.sent.length) { takeOver(); setStatus(""); }
      return;
    }
    if (me.sent.at(-1) === me.text && urgent !== "again") return;
    if (me.sent.length && !urgent) return; // its answer comes first, and calls us again
    me.sent.push(me.text);
    if (urgent !== "again") later("saying", SAYING_MS, () => setStatus("saving"));
    later("patience", PATIENCE_MS * Math.min(me.sent.length, 8), () => { setStatus("kept"); save("again"); });
    props.current.onSave?.(me.text, me.base, me.doc);
  }, []);

  const write = useCallback((typed) => {
    const next = typed.replaceAll("\0", "").toWellFormed();
    now.current.text = next;
    setText(next);
    setStatus((was) => (was === "beside" || was === "kept" ? was : ""));
    keepDraft(now.current.doc, next, now.current.base);
    later("save", SAVE_MS, save);
    if (onWords) later("words", WORDS_MS, () => onWords(next));
  }, [save, onWords]);

  useEffect(() => { // another document: take it over, or what was typed into it before a crash
    const left = readOnly ? null : readDraft(doc);
    const restored = left !== null && left.text !== value;
    now.current = { doc, text: restored ? left.text : value, stored: value, base: (restored && left.base) || revision, sent: [] };
    setText(now.current.text);
    setStatus(restored ? "restored" : "");
    if (restored) { announce("What you had typed was restored."); later("save", SAVE_MS, save); }
    else dropDraft(doc, value);
    return () => { // what is left unsaved is kept here, and sent where the server can tell which document it is of
      stop();
      const me = now.current;
      if (me.text === me.stored) return;
      keepDraft(me.doc, me.text, me.base);
      if (me.base && !props.current.readOnly) props.current.onSave?.(me.text, me.base, me.doc);
    };
  }, [doc]);

  useEffect(() => { // the server answered, or the text changed elsewhere
    const me = now.current;
    if (value === me.stored) { if (me.text === value) me.base = revision; return; }
    const answered = me.sent.lastIndexOf(value);
    const untouched = me.text === me.stored;
    if (value === me.text || answered >= 0) {
      Object.assign(me, { stored: value, base: revision, sent: me.sent.slice(answered + 1) });
      if (value === me.text) { settle(); setStatus(`saved ${clock()}`); } else later("save", SAVE_MS, save);
    } else if (untouched) takeOver();
    else if (joins && holds(value, me.sent.at(-1))) { // ours and what somebody else wrote
      const whole = me.text === me.sent.at(-1);
      settle();
      if (whole) { takeOver(); setStatus(`saved ${clock()}`); } else later("save", SAVE_MS, save);
    }
    else if (!me.sent.length) setStatus("beside");
  }, [value, revision]);

  const couldWrite = useRef(!readOnly);
  useEffect(() => { // the person may only look from now on: what is not saved stays to be copied
    const lost = couldWrite.current && readOnly;
    couldWrite.current = !readOnly;
    const me = now.current;
    if (!lost || me.text === me.stored) return;
    stop();
    me.sent = [];
    keepDraft(me.doc, me.text, me.base);
    setStatus("refused");
    announce(WORDS.refused);
  }, [readOnly]);

  const shown = useRef(edition);
  useEffect(() => { // the person asked for another text; words typed since then stay, and are saved beside it
    if (shown.current === edition) return;
    shown.current = edition;
    const me = now.current;
    if (me.text === me.stored || me.sent.includes(me.text)) { takeOver(); setStatus(""); }
  }, [edition]);

  useEffect(() => {
    if (!aim?.n) return;
    const [start, end] = inText(now.current.text, value, [aim.start, aim.end]);
    area.current.focus();
    area.current.setSelectionRange(start, end);
  }, [aim?.n]);

  useEffect(() => {
    const leave = () => {
      const me = now.current;
      if (me.text === me.stored) return;
      keepDraft(me.doc, me.text, me.base);
      save(true);
    };
    const hide = () => document.visibilityState === "hidden" && leave();
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hide);
    };
  }, []);

  const pick = () => later("pick", PICK_MS, () => {
    const key = claimAt(now.current.text, value, spans, area.current?.selectionStart ?? 0);
    if (key !== props.current.picked) onPick(key);
  });
  const onKeyDown = (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    if (event.key === "Enter") save(true); // what the page does next holds for this very text
    if (event.key.toLowerCase() === "s") { event.preventDefault(); save(true); }
  };

  return (
    <div className="autosave">
      <div className={spans ? "claimed" : "contents"}>
        {spans && <ClaimLines text={text} base={value} spans={spans} picked={picked} />}
        <textarea
          ref={area}
          className={look}
          aria-label={label}
          rows={rows}
          maxLength={maxLength}
          placeholder={placeholder}
          readOnly={readOnly}
          value={text}
          onChange={(event) => write(event.target.value)}
          onBlur={() => save(true)}
          onSelect={onPick && pick}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="meta autosave-status" data-state={status.split(" ")[0]}>
        {status === "refused" && <CopyButton text={text} label="Copy it" look="btn btn-small mr-2" />}
        {WORDS[status] ?? (status ? `Saved ${status.slice(6)}` : "")}
      </p>
    </div>
  );
}
