/* The review page by keyboard, its source beside it, and publishing that goes on.
   Everything here also works with links and buttons. */
(() => {
  "use strict";
  const one = (selector) => document.querySelector(selector);

  /* Brings the marked place into the middle of the source, not of the page. */
  function show() {
    const mark = one("#mark"), box = one(".src");
    if (!mark || !box) return;
    const at = mark.getBoundingClientRect(), frame = box.getBoundingClientRect();
    box.scrollTop += at.top - frame.top - (box.clientHeight - at.height) / 2;
    if (at.right > frame.right) box.scrollLeft += at.left - frame.left - 24;
  }

  /* A value jumps to its place in the source; the page and the focus stay. */
  async function jump(link) {
    const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
    if (!answer.ok) { location.href = link.href; return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const inside = link.closest("#source") && link.getAttribute("aria-label");
    one("#source").replaceWith(page.querySelector("#source"));
    show();
    /* On a phone the source stands below. */
    if (one(".flip") && one("#source").getBoundingClientRect().top > innerHeight)
      one("#source").scrollIntoView();
    const again = inside && one(`#source [aria-label="${inside}"]`);
    if (again) again.focus();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-source]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    jump(link).catch(() => { location.href = link.href; });
  });

  const press = (selector) => {
    const target = one(selector);
    if (target) target.click();
    return !!target;
  };

  function choose(number) {
    const picks = document.querySelectorAll("#answer input[type=radio]:enabled");
    const pick = picks[number - 1];
    if (!pick) return false;
    pick.checked = true;
    pick.focus();
    return true;
  }

  function confirm(target) {
    const form = one("#answer");
    if (!form || target.closest("a, button, summary, input:not([type=radio])"))
      return false;
    form.requestSubmit();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (document.body.dataset.keys === "off" || event.defaultPrevented) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (one("dialog[open]") || !one("#source")) return;
    if (target.matches("input:not([type=radio]), textarea, select")) return;
    const key = event.key;
    const done =
      /^[1-9]$/.test(key) ? choose(Number(key))
      : key === "n" ? press("[data-next]")
      : key === "p" ? press("[data-previous]")
      : key === "u" ? press("[data-undo]")
      : key === "Enter" ? confirm(target)
      : false;
    if (done) event.preventDefault();
  });

  show();
  const going = one("form[data-go-on]");
  if (going) setTimeout(() => going.requestSubmit(), 400);
})();
