/* A form is sent once: its buttons rest while the answer is under way. */
(() => {
  "use strict";
  const rest = (form, resting) => {
    const own = form.id ? document.querySelectorAll(`button[form="${form.id}"]`) : [];
    for (const button of [...form.querySelectorAll("button"), ...own])
      button.toggleAttribute("disabled", resting);
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    const button = event.submitter;
    /* After the form data is taken, else the pressed button's value is lost. */
    setTimeout(() => {
      rest(form, true);
      if (button && form.dataset.sending) button.textContent = form.dataset.sending;
    });
  });

  /* Coming back with the browser's button must find working buttons. */
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  const summary = document.querySelector("[data-summary]");
  if (summary) summary.focus();

  for (const field of document.querySelectorAll("[data-submit-on-change]"))
    field.addEventListener("change", () => field.form.requestSubmit());
})();
