/* Zooms a timeline in its place: drag over years, Ctrl and wheel, keys + - and arrows. A tap tells about a
   bar before it leads to the person. Without this script the links below the timeline do the same. */
"use strict";
(() => {
  const DAY = 86400000;
  const DRAWING = "svg.wide, svg.lanes";
  const iso = (time) => new Date(time).toISOString().slice(0, 10);

  async function show(figure, address, focus) {
    const answer = await fetch(address);
    if (!answer.ok) return location.assign(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("figure:has(.tlbox[data-first])");
    if (!fresh) return location.assign(address);
    for (const part of [".tlbox", ".steps", ".key"]) {
      const old = figure.querySelector(part);
      if (!old) continue;
      const next = document.adoptNode(fresh.querySelector(part));
      next.style.minHeight = `${old.getBoundingClientRect().height}px`; // nothing below moves
      old.replaceWith(next);
    }
    figure.dataset.address = address;
    if (figure.querySelector("form.zoom")) {
      const asked = new URL(address, location.href).searchParams;
      for (const name of ["from", "to"]) figure.querySelector(`[name=${name}]`).value = asked.get(name) ?? "";
      history.replaceState(null, "", address);
    }
    if (focus) (figure.querySelector(`[data-step=${focus}]`) ?? figure.querySelector("[data-step]"))?.focus();
  }

  function window_of(box) {
    const first = Date.parse(box.dataset.first);
    return { first, size: Date.parse(box.dataset.last) - first };
  }

  /* The years between two places of the drawing, from 0 to 1. */
  function zoom(figure, box, from, to) {
    const { first, size } = window_of(box);
    const [begin, end] = [first + from * size, first + to * size];
    if (end - begin > 30 * DAY) show(figure, `${box.dataset.zoom}?from=${iso(begin)}&to=${iso(end)}`);
  }

  addEventListener("resize", () => {
    for (const part of document.querySelectorAll(".tlbox, .steps, .key")) part.style.minHeight = "";
  });

  for (const figure of document.querySelectorAll("figure:has(.tlbox[data-first])")) {
    const box = () => figure.querySelector(".tlbox");
    const place = (event) => {
      const edges = box().getBoundingClientRect();
      return Math.min(Math.max((event.clientX - edges.left) / edges.width, 0), 1);
    };

    figure.addEventListener("click", (event) => {
      const step = event.target.closest("[data-step]");
      if (!step || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(figure, step.getAttribute("href").replace("#line", ""), step.dataset.step);
    });

    figure.addEventListener("keydown", (event) => {
      if (event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = { "+": "nearer", "-": "further", ArrowLeft: "earlier", ArrowRight: "later" }[event.key];
      const link = step && figure.querySelector(`[data-step=${step}]`);
      if (!link) return;
      event.preventDefault();
      show(figure, link.getAttribute("href").replace("#line", ""), step);
    });

    let waiting;
    figure.addEventListener("wheel", (event) => {
      if (!(event.ctrlKey || event.metaKey) || !event.target.closest(DRAWING)) return;
      event.preventDefault();
      const middle = place(event);
      const [before, after] = event.deltaY < 0 ? [0.5 * middle, 0.5 * (1 - middle)] : [2 * middle, 2 * (1 - middle)];
      clearTimeout(waiting);
      if (event.deltaY < 0) waiting = setTimeout(() => zoom(figure, box(), middle - before, middle + after), 120);
      else waiting = setTimeout(() => figure.querySelector("[data-step=further]")?.click(), 120);
    }, { passive: false });

    let drag;
    let swept = false;
    figure.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || event.pointerType === "touch" || !event.target.closest(DRAWING)) return;
      drag = { from: place(event), mark: null };
    });
    figure.addEventListener("pointermove", (event) => {
      if (!drag) return;
      const [a, b] = [drag.from, place(event)].sort((x, y) => x - y);
      if (b - a < 0.01) return;
      if (!drag.mark) {
        drag.mark = box().appendChild(document.createElement("div"));
        drag.mark.className = "sweep";
      }
      drag.mark.style.left = `${100 * a}%`;
      drag.mark.style.width = `${100 * (b - a)}%`;
      event.preventDefault();
    });
    addEventListener("pointerup", (event) => {
      if (!drag) return;
      const { from, mark } = drag;
      drag = null;
      if (!mark) return;
      mark.remove();
      swept = true;
      setTimeout(() => { swept = false; }); // the click that ends a drag comes before this
      const [a, b] = [from, place(event)].sort((x, y) => x - y);
      zoom(figure, box(), a, b);
    });
    figure.addEventListener("click", (event) => { if (swept) event.preventDefault(); }, true);
    figure.addEventListener("dragstart", (event) => event.preventDefault());

    let touched = false;
    figure.addEventListener("pointerup", (event) => { touched = event.pointerType === "touch"; });
    figure.addEventListener("click", (event) => {
      const bar = event.target.closest("svg.wide a, svg.lanes a, svg.columns a");
      if (!touched || !bar || bar.classList.contains("told")) return;
      event.preventDefault();
      figure.querySelectorAll(".told").forEach((other) => other.classList.remove("told"));
      bar.classList.add("told");
    });
  }
})();
