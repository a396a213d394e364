// Everything works without this file; it shows which words belong together while a mark or a record has the focus.
"use strict";
(() => {
  const all = (event) => document.querySelectorAll(`[data-events~="${CSS.escape(event)}"], [data-record="${CSS.escape(event)}"]`);
  const events = (element) => {
    const near = element.closest("[data-events], [data-record]");
    return near ? (near.dataset.record ? [near.dataset.record] : near.dataset.events.split(" ")) : [];
  };
  let lit = [];
  const show = (target) => {
    lit.forEach((element) => element.classList.remove("on"));
    lit = target instanceof Element ? events(target).flatMap((event) => [...all(event)]) : [];
    lit.forEach((element) => element.classList.add("on"));
  };
  const follow = (target) => {
    const record = lit.find((element) => element.dataset.record);
    const box = record && record.closest(".aside");
    if (box && !box.contains(target) && box.scrollHeight > box.clientHeight) {
      box.scrollTop += record.getBoundingClientRect().top - box.getBoundingClientRect().top - 12;
    }
  };
  for (const kind of ["mouseover", "focusin"]) {
    document.addEventListener(kind, (event) => { show(event.target); follow(event.target); });
  }
  for (const button of document.querySelectorAll("button[data-busy]")) {
    button.form.addEventListener("submit", () => {
      button.dataset.idle = button.textContent;
      button.textContent = button.dataset.busy;
      button.setAttribute("aria-busy", "true");
    });
  }
  // back from the browser's memory: nothing is being worked out any more
  addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("button[aria-busy]")) {
      button.textContent = button.dataset.idle || button.textContent;
      button.removeAttribute("aria-busy");
    }
  });
})();
