"use strict";
// Reads what the tables say and nothing else: the page holds no other data. Without this script the tables are all there.
(() => {
  const form = document.getElementById("staffing-form");
  const all = document.querySelectorAll("#places-all tr[data-k]");
  if (form && all.length > 0) {
    const slider = document.getElementById("places-slider");
    const number = document.getElementById("places-number");
    const said = document.getElementById("places-said");
    const places = [...new Set([...all].map((row) => Number(row.dataset.k)))].sort((a, b) => a - b);
    const now = document.querySelectorAll("#places-now tr[data-list]");

    const show = (index, asked) => {
      const k = places[index];
      for (const row of now) {
        const from = document.querySelector(`#places-all tr[data-list="${CSS.escape(row.dataset.list)}"][data-k="${k}"]`);
        [...row.cells].forEach((cell, i) => {
          if (i > 0) cell.textContent = from ? from.cells[i].textContent : "–";
        });
      }
      for (const cursor of document.querySelectorAll(".cursor")) {
        const mark = cursor.parentNode.querySelector(`[data-k="${k}"]`);
        cursor.setAttribute("visibility", mark ? "visible" : "hidden");
        if (mark) {
          cursor.setAttribute("x1", mark.dataset.x);
          cursor.setAttribute("x2", mark.dataset.x);
        }
      }
      const words = `With ${k} ${k === 1 ? "place" : "places"} a day at each facility`;
      said.textContent = words + (asked === k ? "." : `; ${asked} was not computed, this is the nearest below.`);
      slider.value = String(index);
      slider.setAttribute("aria-valuetext", words);
    };
    slider.addEventListener("input", () => {
      const index = Number(slider.value);
      number.value = String(places[index]);
      show(index, places[index]);
    });
    number.addEventListener("input", () => {
      const asked = Math.floor(Number(number.value));
      if (number.value === "" || !(asked >= places[0])) return;
      const k = Math.max(...places.filter((each) => each <= asked));
      show(places.indexOf(k), asked);
    });
    slider.setAttribute("aria-valuetext", "the policy's places");
    form.hidden = false;
  }
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details:not([open])")) {
      each.open = true;
      each.dataset.forPrint = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const each of document.querySelectorAll("details[data-for-print]")) {
      each.open = false;
      delete each.dataset.forPrint;
    }
  });
})();
