// While somebody types: how a date is understood, and what a name may mean.
"use strict";

const WAIT = 200;

function later(step) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(step, WAIT, ...given);
  };
}

async function ask(address, typed) {
  const answer = await fetch(`${address}?typed=${encodeURIComponent(typed)}`);
  return answer.ok ? answer.json() : {};
}

for (const field of document.querySelectorAll("[data-reads]")) {
  const told = document.querySelector(`[data-read-of="${field.id}"]`);
  field.addEventListener("input", later(async () => {
    const typed = field.value;
    const { read, wrong } = typed.trim() ? await ask(field.dataset.reads, typed) : {};
    if (field.value !== typed) return;
    told.textContent = read ? `Read as: ${read}` : wrong || "";
    told.classList.toggle("kb-wrong", Boolean(wrong));
  }));
}

for (const field of document.querySelectorAll("[data-suggests]")) {
  const list = document.createElement("datalist");
  list.id = `${field.id}-suggestions`;
  field.after(list);
  field.setAttribute("list", list.id);
  field.addEventListener("input", later(async () => {
    const typed = field.value;
    if (typed.trim().length < 2) return;
    const { results = [] } = await ask(field.dataset.suggests, typed);
    if (field.value !== typed) return;
    list.replaceChildren(...results.map(({ text, about }) => {
      const option = document.createElement("option");
      option.value = text;
      option.label = about;
      return option;
    }));
  }));
}
