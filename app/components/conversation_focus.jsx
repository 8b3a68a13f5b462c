// Where there is no room for list and conversation side by side the focus goes where the eye goes; the latest message
// comes into sight, and Escape leads back to the list.
import { useEffect, useRef } from "react";
import { isTyping, modalOpen } from "./live.js";

const row = (thread) => document.querySelector(`a.thread-row[data-thread="${CSS.escape(thread)}"]`);
const isHidden = (node) =>
  !node || node === document.body || !node.getClientRects().length || getComputedStyle(node).visibility === "hidden";

export function ConversationFocus({ thread = "", loaded = false }) {
  const before = useRef(thread);

  useEffect(() => {
    if (!loaded) return;
    const [was, isNew] = [before.current, before.current !== thread];
    before.current = thread;
    if (thread) {
      if (isNew && isHidden(document.activeElement)) document.getElementById("conversation-title")?.focus({ preventScroll: true });
      const all = document.querySelectorAll(".said");
      if (all.length > 1) all[all.length - 1].scrollIntoView({ block: "nearest" });
    } else if (was && isHidden(document.activeElement)) row(was)?.focus();
  }, [thread, loaded]);

  useEffect(() => {
    const onKey = (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !thread || modalOpen() || isTyping(event.target)) return;
      if (event.target.closest?.("details[open]")) return;
      document.querySelector("[data-to-list]")?.click();
      requestAnimationFrame(() => row(thread)?.focus());
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [thread]);
  return null;
}
