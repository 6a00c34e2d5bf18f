// Keys for the review queue. Each does what a click on the control that names it does.
"use strict";

addEventListener("keydown", (event) => {
  const field = event.target.closest("input, textarea, select, [contenteditable]");
  if (field) {
    if (event.key === "Escape") field.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.key === "e") {
    event.preventDefault();
    document.getElementById("kb-reason").focus();
  } else if (event.key === "c") {
    event.preventDefault();
    const details = document.querySelector(".kb-correct");
    details.open = !details.open;
    details.querySelector(details.open ? "input.vTextField" : "summary").focus();
  } else if (/^[a-z]$/.test(event.key)) {
    document.querySelector(`[data-key="${event.key}"]`)?.click();
  }
});
