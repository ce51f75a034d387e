/* The editor with a keyboard: fields save themselves, the flowchart follows.
   Without this file every button is a plain form. */
(() => {
  "use strict";
  const saved = document.getElementById("saved");
  const problem = document.getElementById("problem");
  /* One request at a time: each needs the edition the one before gave. */
  let line = Promise.resolve();
  let waiting = 0;

  const editions = () => document.querySelectorAll("input[name=edition]");

  function show(answer) {
    editions().forEach((field) => { field.value = answer.edition; });
    const chart = document.getElementById("chart");
    if (chart) chart.innerHTML = answer.chart;
    for (const [id, text] of Object.entries(answer.counted)) {
      const place = document.getElementById(`counted-${id}`);
      if (place) place.textContent = text;
    }
    const undo = document.getElementById("undo");
    if (undo) undo.disabled = false;
    const redo = document.getElementById("redo");
    if (redo) redo.disabled = true;
    saved.textContent = answer.status;
    problem.textContent = "";
    document.getElementById("faults").textContent = answer.faults.join(" ");
  }

  async function send(form) {
    const body = new FormData(form);
    body.set("act", form.dataset.act || "step");
    body.delete("kembali");
    const row = document.getElementById(`baris-${body.get("step")}`);
    if (row) row.classList.add("is-saving");
    try {
      const response = await fetch(location.pathname, {
        method: "POST", body, headers: { Accept: "application/json" },
      });
      const answer = await response.json();
      if (response.ok) show(answer);
      else problem.textContent = answer.problem;
    } catch {
      problem.textContent = saved.dataset.lost;
    } finally {
      waiting -= 1;
      if (row) row.classList.remove("is-saving");
    }
  }

  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (!form || !("auto" in form.dataset)) return;
    if (!form.checkValidity()) return form.reportValidity();
    waiting += 1;
    line = line.then(() => send(form));
  });

  /* A button waits until the fields before it are saved; heard before others,
     so that a form that waits does not count as sent. */
  document.addEventListener("submit", (event) => {
    if (!waiting) return;
    event.preventDefault();
    const { target, submitter } = event;
    line.then(() => target.requestSubmit(submitter));
  }, true);

  const rows = () => [...document.querySelectorAll("tbody.step")];

  function go(field, by) {
    const all = rows();
    const row = all[all.indexOf(field.closest("tbody.step")) + by];
    const next = row && row.querySelector(`[data-col="${field.dataset.col}"]`);
    if (next) next.focus();
    return Boolean(next);
  }

  function press(row, act) {
    const button = row.querySelector(`[data-do="${act}"]`);
    if (button && !button.disabled) button.click();
  }

  const atEdge = (field, by) => {
    if (field.tagName !== "TEXTAREA") return true;
    const { value, selectionStart: at } = field;
    return by < 0 ? !value.slice(0, at).includes("\n") : !value.slice(at).includes("\n");
  };

  const withRow = {
    "ctrl+Enter": "insert", "alt+ArrowUp": "up", "alt+ArrowDown": "down",
    "ctrl+Delete": "delete",
  };

  document.addEventListener("keydown", (event) => {
    const held = `${event.ctrlKey ? "ctrl+" : ""}${event.altKey ? "alt+" : ""}`;
    const name = held + event.key;
    if (event.ctrlKey && event.shiftKey && /^[UY]$/i.test(event.key)) {
      const button = document.getElementById(/u/i.test(event.key) ? "undo" : "redo");
      event.preventDefault();
      if (!button.disabled) button.click();
      return;
    }
    const row = event.target.closest("tbody.step");
    if (!row) return;
    if (withRow[name]) {
      event.preventDefault();
      event.target.blur();
      return press(row, withRow[name]);
    }
    const field = event.target;
    if (!field.dataset.col || held) return;
    if (event.key === "Enter" && field.tagName === "INPUT") {
      event.preventDefault();
      if (!go(field, 1)) field.blur();
    }
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by && field.tagName !== "SELECT" && atEdge(field, by) && go(field, by)) {
      event.preventDefault();
    }
  });
})();
