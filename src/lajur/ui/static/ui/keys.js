/* Single keys for the desk. Everything here also works with links and buttons.
   Off when <body data-keys="off">, in a field, or with Ctrl, Alt or Meta held. */
(() => {
  "use strict";
  const places = { i: "tasks", k: "cases", s: "sops", l: "letters" };
  let leading = false;

  const writing = (node) =>
    node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName);

  const visible = (node) => node.getClientRects().length > 0;

  const find = (selector) => [...document.querySelectorAll(selector)].find(visible);

  function move(step) {
    const links = [...document.querySelectorAll("[data-row]")];
    if (!links.length) return;
    const here = links.indexOf(document.activeElement);
    const next = links[Math.min(Math.max(here + step, 0), links.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  /* A decision key shows its confirm line; it never decides by itself. */
  function show(key) {
    const target = find(`[data-key="${key}"]`);
    if (!target) return false;
    const box = target.closest("details");
    if (box && target.tagName === "SUMMARY") {
      box.open = true;
      (box.querySelector("textarea, select, input:not([type=hidden])") || target).focus();
    } else (target.querySelector("textarea") || target).focus();
    return true;
  }

  function help() {
    const sheet = document.getElementById("keys");
    if (sheet && !sheet.open) sheet.showModal();
  }

  const acts = {
    j: () => move(1),
    k: () => move(-1),
    "/": () => (find("[data-search]") || document.body).focus(),
    "?": help,
  };

  document.addEventListener("keydown", (event) => {
    if (document.body.dataset.keys === "off" || event.defaultPrevented) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (writing(event.target) || document.querySelector("dialog[open]")) return;
    const key = event.key;
    if (leading) {
      leading = false;
      const link = places[key] && document.querySelector(`[data-go="${places[key]}"]`);
      if (link) { event.preventDefault(); link.click(); }
    } else if (key === "g") leading = true;
    else if (acts[key]) { event.preventDefault(); acts[key](); }
    else if (/^[ptrca]$/.test(key) && show(key)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]");
    const sheet = opener && document.getElementById(opener.dataset.open);
    if (sheet && sheet.showModal) { event.preventDefault(); sheet.showModal(); }
  });
})();
