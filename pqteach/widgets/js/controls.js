// The controls of each item type: the nodes, how a response is read from them, and how one is written into them.
import { el } from "./dom.js";
import { match, order } from "./sorting.js";

let count = 0;

const ticks = (kind, boxes, nodes, changed) => {
  boxes.forEach((box) => box.addEventListener("change", changed));
  const read = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const write = (given) => boxes.forEach((box) => { box.checked = [given].flat().includes(box.value); });
  return { nodes, read: kind === "radio" ? () => read()[0] ?? "" : read, write };
};

const listed = (kind, face, changed) => {
  const name = `pqteach-${(count += 1)}`; // radios of one name are one group: arrows stay within it
  const boxes = face.options.map((one) => el("input", { type: kind, name, value: one.id }));
  const labels = face.options.map((one, i) =>
    el("label", {}, boxes[i], el("span", {}, el("b", { textContent: `${one.id} ` }), one.text)));
  return ticks(kind, boxes, labels, changed);
};

const hottext = (face, { changed }) => {
  const boxes = [];
  const piece = (one) => {
    if (!one.id) return one.text;
    const box = el("input", { type: "checkbox", value: one.id });
    boxes.push(box);
    return el("label", { className: "segment" }, box, el("b", { textContent: ` ${one.id} ` }), one.text);
  };
  const lines = face.passages.flatMap((passage) => passage.paragraphs.map((line) => el("p", {}, ...line.map(piece))));
  return ticks("checkbox", boxes, lines, changed);
};

const written = (control, face, changed) => {
  control.setAttribute("aria-label", face.stem);
  control.addEventListener("change", changed);
  const unit = face.unit ? [el("span", { textContent: ` ${face.unit}` })] : [];
  return { nodes: [control, ...unit], read: () => control.value, write: (text) => { control.value = text; } };
};

const DRAW = {
  choice: (face, { changed }) => listed("radio", face, changed),
  select: (face, { changed }) => listed("checkbox", face, changed),
  hottext,
  match,
  order,
  entry: (face, { changed }) => written(el("input", { type: "text", autocomplete: "off" }), face, changed),
  draft: (face, { changed }) => written(el("textarea", { rows: face.lines }), face, changed),
};

// `on` has `changed()`, called whenever the learner changes something, and `say(text)`, for what only is to be heard.
export const controls = (face, on) => DRAW[face.type](face, on);
