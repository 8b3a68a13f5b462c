// Behind an apply link: copy buttons, a checklist that survives a look elsewhere, and how long it has been open.

const kept = (name) => {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
};
const keep = (name, value) => {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // a browser that keeps nothing still ticks
  }
};

async function copyText(place) {
  try {
    await navigator.clipboard.writeText(place.dataset.copies ?? place.textContent);
    return true;
  } catch {
    const range = document.createRange();
    range.selectNodeContents(place);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    const { copies } = place.dataset; // "61", of what is selected as "€61/h"
    const instead = (event) => {
      event.clipboardData.setData("text/plain", copies);
      event.preventDefault();
    };
    if (copies) addEventListener("copy", instead);
    const copied = document.execCommand("copy"); // plain http on a home network has no clipboard
    removeEventListener("copy", instead);
    return copied;
  }
}

const status = document.createElement("p");
status.className = "sr-only";
status.setAttribute("role", "status");
document.querySelector("main").append(status);

for (const button of document.querySelectorAll("[data-copy]")) {
  const label = button.textContent;
  let back = 0;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const copied = await copyText(document.getElementById(button.dataset.copy));
    button.textContent = copied ? "✓ Copied" : "Selected: copy it now";
    status.textContent = copied ? `Copied: ${label.replace(/^Copy /, "")}.` : "It is selected. Copy it with your browser.";
    clearTimeout(back);
    back = setTimeout(() => (button.textContent = label), 2500);
  });
}

for (const box of document.querySelectorAll("[data-check]")) {
  const name = `check ${box.dataset.check} ${document.title}`;
  box.checked = kept(name) === "1";
  box.addEventListener("change", () => keep(name, box.checked ? "1" : "0"));
}

const timer = document.querySelector("[data-timer]");
if (timer) {
  const name = `begun ${document.title}`;
  const begun = Number(kept(name)) || Date.now();
  keep(name, String(begun));
  const tell = () => {
    const count = Math.floor((Date.now() - begun) / 60_000);
    timer.querySelector("[data-minutes]").textContent = `${count} minute${count === 1 ? "" : "s"}`;
    timer.hidden = count < 1; // seconds tell nobody anything
  };
  tell();
  setInterval(tell, 1000);
}

for (const form of document.querySelectorAll("form")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
}
