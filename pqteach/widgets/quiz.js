// Draws one item from its face and sends the response to Python, which checks it. No key is ever here.
const el = (tag, attributes = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), attributes);
  node.append(...children); // strings become text nodes: nothing in an item is markup
  return node;
};

const tick = (kind, name, option) => {
  const input = el("input", { type: kind, name, value: option.id });
  return el("label", {}, input, el("span", {}, el("b", { textContent: option.id + " " }), option.text));
};

const pick = (label, options) => {
  const choices = options.map((one) => el("option", { value: one.id, textContent: one.text }));
  const select = el("select", {}, el("option", { value: "", textContent: "…" }), ...choices);
  select.setAttribute("aria-label", label);
  return select;
};

const row = (text, control) => el("div", { className: "row" }, el("span", { textContent: text }), control);

// For each type: the controls, and how a response is read from them.
const draw = {
  choice: (face, name) => ticks("radio", face.options, name, (ids) => ids[0] ?? ""),
  select: (face, name) => ticks("checkbox", face.options, name, (ids) => ids),
  hottext: (face, name) => ticks("checkbox", face.segments, name, (ids) => ids),
  match: (face) => {
    const rights = face.right.map((one) => ({ id: one.id, text: `${one.id} ${one.text}` }));
    const picks = face.left.map((one) => pick(one.text, rights));
    const rows = face.left.map((one, i) => row(`${one.id} ${one.text}`, picks[i]));
    return [rows, () => Object.fromEntries(face.left.map((one, i) => [one.id, picks[i].value]).filter((p) => p[1]))];
  },
  order: (face) => {
    const places = face.cards.map((_, i) => ({ id: String(i + 1), text: String(i + 1) }));
    const picks = face.cards.map((one) => pick(`Place of: ${one.text}`, places));
    const rows = face.cards.map((one, i) => row(`${one.id} ${one.text}`, picks[i]));
    const read = () => {
      const placed = face.cards.map((one, i) => [Number(picks[i].value), one.id]).filter((p) => p[0]);
      return placed.sort((a, b) => a[0] - b[0]).map((p) => p[1]);
    };
    const ends = el("p", { textContent: `1 is “${face.ends[0]}”, ${places.length} is “${face.ends[1]}”.` });
    return [[ends, ...rows], read];
  },
  entry: (face) => written(el("input", { type: "text" }), face),
  draft: (face) => written(el("textarea", { rows: face.lines }), face),
};

const ticks = (kind, options, name, shape) => {
  const labels = options.map((one) => tick(kind, name, one));
  const read = () => shape(labels.map((one) => one.firstChild).filter((one) => one.checked).map((one) => one.value));
  return [labels, read];
};

const written = (control, face) => {
  control.setAttribute("aria-label", face.stem);
  return [[control], () => control.value];
};

let count = 0;

function render({ model, el: root }) {
  const face = model.get("face");
  const [controls, read] = draw[face.type](face, `pqteach-${(count += 1)}`);
  const said = el("div", { className: "said" });
  said.setAttribute("role", "status");
  const show = () => { said.innerHTML = model.get("outcome"); }; // built and escaped in Python
  const button = el("button", { type: "button", textContent: "Check" });
  button.addEventListener("click", () => {
    model.set("response", { value: read(), at: Date.now() }); // the time makes the same response a new one
    model.save_changes();
  });
  const legend = el("legend", { textContent: `${face.name}. ${face.stem}` });
  root.classList.add("pqteach-quiz");
  root.append(el("fieldset", {}, legend, ...controls, button), said);
  // A key pressed here must not reach JupyterLab, where `x` cuts the cell; Ctrl+S must.
  root.addEventListener("keydown", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); });
  model.on("change:outcome", show);
  show();
  return () => model.off("change:outcome", show);
}

export default { render };
