// Cards that are put in order, and partners that are given: by buttons and lists for every hand, by drag for some.
import { el } from "./dom.js";

const moved = (item, step) => {
  const list = item.parentNode;
  const items = [...list.children];
  const to = items.indexOf(item) + step;
  if (to < 0 || to >= items.length) return false;
  list.insertBefore(item, step < 0 ? items[to] : items[to].nextSibling);
  return true;
};

export const order = (face, { changed, say }) => {
  const list = el("ol", { className: "cards" });
  const place = (card) => [...list.children].indexOf(card) + 1;
  for (const card of face.cards) {
    const item = el("li", { className: "card", draggable: true });
    item.dataset.id = card.id;
    const button = (sign, words, step) => {
      const node = el("button", { type: "button", textContent: sign, "aria-label": `${words}: ${card.id}, ${card.text}` });
      node.addEventListener("click", () => {
        if (moved(item, step)) changed();
        say(`${card.id} is number ${place(item)} of ${list.children.length}.`);
        node.focus();
      });
      return node;
    };
    item.append(button("↑", "Move up", -1), button("↓", "Move down", 1));
    item.append(el("span", {}, el("b", { textContent: `${card.id} ` }), card.text));
    item.addEventListener("dragstart", (event) => {
      event.dataTransfer.setData("text/plain", card.id);
      item.classList.add("dragged");
    });
    item.addEventListener("dragend", () => item.classList.remove("dragged"));
    list.append(item);
  }
  list.addEventListener("dragover", (event) => {
    const dragged = list.querySelector(".dragged");
    const over = event.target.closest(".card");
    if (!dragged || !over) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    list.insertBefore(dragged, event.clientY < box.top + box.height / 2 ? over : over.nextSibling);
  });
  list.addEventListener("drop", (event) => {
    if (!list.querySelector(".dragged")) return;
    event.preventDefault();
    changed();
  });
  const read = () => [...list.children].map((item) => item.dataset.id);
  const write = (ids) => ids.forEach((id) => list.append([...list.children].find((item) => item.dataset.id === id)));
  const end = (text, arrow) => el("p", { className: "end" }, `${arrow} `, el("i", { textContent: text }));
  return { nodes: [end(face.ends[0], "↑"), list, end(face.ends[1], "↓")], read, write };
};

export const match = (face, { changed }) => {
  const picks = face.left.map((one) => {
    const choices = face.right.map((right) => el("option", { value: right.id, textContent: `${right.id} ${right.text}` }));
    const select = el("select", { "aria-label": `${one.id}: ${one.text}` }, el("option", { value: "", textContent: "…" }), ...choices);
    select.addEventListener("change", changed);
    return select;
  });
  const rows = face.left.map((one, i) => {
    const row = el("div", { className: "row" }, el("span", {}, el("b", { textContent: `${one.id} ` }), one.text), picks[i]);
    row.addEventListener("dragover", (event) => event.preventDefault());
    row.addEventListener("drop", (event) => {
      event.preventDefault();
      const id = event.dataTransfer.getData("text/plain");
      if (!face.right.some((right) => right.id === id)) return;
      picks[i].value = id;
      changed();
    });
    return row;
  });
  const chips = face.right.map((right) => {
    const chip = el("li", { className: "card", draggable: true }, el("b", { textContent: `${right.id} ` }), right.text);
    chip.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", right.id));
    return chip;
  });
  const read = () => Object.fromEntries(face.left.map((one, i) => [one.id, picks[i].value]).filter((pair) => pair[1]));
  const write = (pairs) => face.left.forEach((one, i) => { picks[i].value = pairs[one.id] ?? ""; });
  return { nodes: [el("ul", { className: "chips" }, ...chips), ...rows], read, write };
};
