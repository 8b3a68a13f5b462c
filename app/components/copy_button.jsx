// Copies a text and says so; where the clipboard is refused (plain http on another host), the old way is tried.
import { useEffect, useState } from "react";
import { announce } from "./live.js";

function copyTheOldWay(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  let worked = false;
  try { worked = document.execCommand("copy"); } catch { /* stays false */ }
  area.remove();
  return worked;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

export function CopyButton({ text = "", field = "", label = "Copy", look = "btn", pressKey = "" }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(""), 2000);
    return () => clearTimeout(timer);
  }, [said]);
  const onClick = async (event) => {
    const button = event.currentTarget;
    const worked = await copy((field && document.querySelector(field)?.value) || text);
    setSaid(worked ? "Copied" : "Not copied");
    announce(worked ? "Copied" : "The browser did not allow copying. Select the text and press Control C.");
    button.focus();
  };
  return (
    <button type="button" className={look} onClick={onClick} data-key={pressKey || undefined}>
      {said || label}
    </button>
  );
}
