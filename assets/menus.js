// Menus are <details class="menu">: this closes them on Escape, outside clicks and choices, and gives arrow keys.
(() => {
  const items = (menu) => [...menu.querySelectorAll("[data-item]:not(:disabled)")];

  const close = (menu, refocus) => {
    menu.open = false;
    if (refocus) menu.querySelector("summary")?.focus();
  };

  document.addEventListener("pointerdown", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) close(menu, false);
    }
  });

  document.addEventListener("click", (event) => {
    const item = event.target.closest?.("details.menu[open] [data-item]");
    if (item && !item.hasAttribute("data-stay")) close(item.closest("details.menu"), true);
  });

  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest?.("details.menu[open]");
    if (!menu) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close(menu, true);
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = items(menu);
    if (!all.length) return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    const at = all.indexOf(document.activeElement);
    all[at === -1 ? (step === 1 ? 0 : all.length - 1) : (at + step + all.length) % all.length].focus();
  }, true);

  document.addEventListener("focusout", (event) => {
    const menu = event.target.closest?.("details.menu[open]");
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) close(menu, false);
  });
})();
