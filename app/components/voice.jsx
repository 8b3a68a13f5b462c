// Answers by voice: the browser's own recognition writes into the answer's text field, its own voice reads questions.
// Where the browser has neither, that is said, and typing does all.
import { useCallback, useEffect, useRef, useState } from "react";
import { announce } from "./live.js";

const Recognition = () => globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
const REFUSED = {
  "not-allowed": "The microphone is not allowed for this page. Type your answer, or allow it in the browser.",
  "service-not-allowed": "This browser does not let pages use its speech service. Type your answer.",
  "audio-capture": "No microphone was found. Type your answer.",
  network: "The browser's speech service cannot be reached. Type your answer; nothing you said is lost from the text.",
  "language-not-supported": "The browser's speech service does not know this language. Type your answer.",
};

/** Writes into a field that React controls, as a person would. */
function typeInto(selector, words) {
  const area = document.querySelector(selector);
  if (!area) return;
  const gap = area.value && !/\s$/.test(area.value) ? " " : "";
  const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
  setter.call(area, `${area.value}${gap}${words}`);
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

export function Voice({ field, question = "", enabled = true, onHeard }) {
  const [can, setCan] = useState({ listen: null, speak: null });
  const [listening, setListening] = useState(false);
  const [interim, setInterim] = useState("");
  const [trouble, setTrouble] = useState("");
  const [aloud, setAloud] = useState(false);
  const recognition = useRef(null);
  const wanted = useRef(false);

  useEffect(() => setCan({ listen: Boolean(Recognition()), speak: "speechSynthesis" in globalThis }), []);

  const stop = useCallback(() => {
    wanted.current = false;
    recognition.current?.stop();
    setListening(false);
    setInterim("");
  }, []);
  useEffect(() => stop, [stop]);
  useEffect(() => { if (!enabled) stop(); }, [enabled, stop]);
  useEffect(() => stop, [question, stop]);

  const start = () => {
    const one = new (Recognition())();
    Object.assign(one, { continuous: true, interimResults: true, lang: document.documentElement.lang || "en" });
    one.onresult = (event) => {
      let unfinished = "";
      for (let n = event.resultIndex; n < event.results.length; n += 1) {
        const said = event.results[n][0].transcript.trim();
        if (event.results[n].isFinal && said) { typeInto(field, said); onHeard?.("said"); } else unfinished += said;
      }
      if (unfinished) onHeard?.("saying");
      setInterim(unfinished);
    };
    one.onerror = (event) => {
      if (event.error === "no-speech" || event.error === "aborted") return;
      wanted.current = false;
      const sentence = REFUSED[event.error] ?? "The browser stopped listening. Type your answer, or try again.";
      setTrouble(sentence);
      announce(sentence);
    };
    one.onend = () => { if (wanted.current) one.start(); else { setListening(false); setInterim(""); } };
    recognition.current = one;
    wanted.current = true;
    setTrouble("");
    try { one.start(); setListening(true); announce("Listening."); } catch { setTrouble(REFUSED["service-not-allowed"]); }
  };

  useEffect(() => {
    if (!aloud || !question || !can.speak) return undefined;
    const said = new SpeechSynthesisUtterance(question);
    said.lang = document.documentElement.lang || "en";
    speechSynthesis.speak(said);
    return () => speechSynthesis.cancel();
  }, [aloud, question, can.speak]);

  if (can.listen === null) return null;
  return (
    <div className="voice">
      <div className="flex flex-wrap gap-2">
        {can.listen && (
          <button type="button" className="btn btn-small" aria-pressed={listening} disabled={!enabled} onClick={listening ? stop : start}>
            {listening ? "Stop listening" : "Answer by voice"}
          </button>
        )}
        {can.speak && (
          <button type="button" className="btn btn-small" aria-pressed={aloud} onClick={() => setAloud(!aloud)}>
            {aloud ? "Stop reading aloud" : "Read questions aloud"}
          </button>
        )}
      </div>
      {interim && <p className="meta text-muted" aria-hidden="true">{interim}…</p>}
      {trouble && <p className="field-error" role="alert">{trouble}</p>}
      <p className="meta text-muted">
        {can.listen
          ? "Bidwell keeps the words only, never sound. Your browser does the listening: some browsers send what they hear to their maker's service."
          : "This browser cannot recognise speech. Type your answers; everything else works."}
        {!can.speak && " It cannot read questions aloud either."}
      </p>
    </div>
  );
}
