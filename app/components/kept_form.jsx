// Two parts of a form that is not lost: one stands in the form and keeps what is typed with every key; the other stays
// on the page, opens the form's dialog again after a reload or a restart, and forgets what the server has taken.
import { useEffect, useRef, useState } from "react";
import { announce } from "./live.js";
import { dropForm, fieldsOf, isTyped, keepForm, middle, placeOf, readForm } from "./kept_form.js";

const BACK = "What you had typed is back.";
const newId = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}`;

export function KeptFields({ form: name, whose = "", param = "", saved = "" }) {
  const mark = useRef(null);
  const [id, setId] = useState(newId);
  const [isBack, setBack] = useState(false);
  const now = useRef({});
  now.current.id = id;

  useEffect(() => {
    const place = placeOf(whose, name, param);
    const form = mark.current?.form;
    if (!place || !form) return undefined;
    const keep = () => {
      const fields = fieldsOf(form);
      if (!isTyped(fields)) { dropForm(place); return; }
      keepForm(place, now.current.id, Object.fromEntries(fields.map((each) => [each.name, each.value])));
    };
    const left = readForm(place);
    if (left && left.id === saved) dropForm(place);
    else if (isTyped(fieldsOf(form))) keep(); // typed before this part was there
    else if (left) {
      now.current.id = left.id;
      setId(left.id);
      fieldsOf(form).forEach((each) => { if (typeof left.fields[each.name] === "string") each.value = left.fields[each.name]; });
      form.closest("details")?.setAttribute("open", "");
      setBack(true);
      announce(BACK);
    }
    form.addEventListener("input", keep);
    return () => form.removeEventListener("input", keep);
  }, [whose, name]);

  useEffect(() => {
    const place = placeOf(whose, name, param);
    if (saved && readForm(place)?.id === saved) dropForm(place);
  }, [saved]);

  const afresh = () => {
    const { form } = mark.current;
    dropForm(placeOf(whose, name, param));
    form.reset();
    setId(newId());
    setBack(false);
    form.querySelector("textarea, input:not([type=hidden])")?.focus();
  };
  return (
    <>
      <input ref={mark} type="hidden" name="draft" value={id} readOnly />
      {isBack && (
        <p className="secondary flex items-center gap-2">
          {BACK}
          <button type="button" className="btn btn-quiet btn-small" onClick={afresh}>Start afresh</button>
        </p>
      )}
    </>
  );
}

export function KeptDialog({ form: name, whose = "", param = "", saved = "", open = false, putAway = false, onOpen }) {
  useEffect(() => {
    const place = placeOf(whose, name, param);
    if (!place) return;
    const left = readForm(place);
    if (left && left.id === saved) {
      dropForm(place);
      middle.end(place);
    } else if (open) {
      middle.begin(place);
    } else if (putAway) {
      middle.end(place);
    } else if (left && middle.of(place)) {
      middle.end(place);
      onOpen?.();
    }
  }, [whose, name, saved, open, putAway]);
  return null;
}
