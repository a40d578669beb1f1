// One item: drawn from its face, its response kept in the notebook at the click and then checked in Python.
import { controls } from "./controls.js";
import { el } from "./dom.js";
import { held, keep, mirror, notebook, readable, time } from "./notebook.js";
import { outcome } from "./outcome.js";

const PATIENCE = 4000; // milliseconds until a learner is told that no kernel answers

function render({ model, el: root }) {
  const face = model.get("face");
  const said = el("div", { className: "said", role: "status" });
  const heard = el("div", { className: "heard", role: "status" }); // for what is seen anyway, as a card that moves
  let waiting = 0;

  const tell = (...nodes) => {
    clearTimeout(waiting);
    said.replaceChildren(...nodes);
  };
  const line = (text) => el("p", { textContent: text });

  const { nodes, read, write } = controls(face, { changed: () => {}, say: (text) => { heard.textContent = text; } });

  const send = (entry, again) => {
    model.set("response", { ...entry, again }); // `again` makes what is sent a second time something new
    model.save_changes();
    waiting = setTimeout(() => tell(line(`${kept()} No kernel has answered yet. Run the cell again to have it checked.`)), PATIENCE);
  };
  const kept = () => notebook(model) ? "Your response is kept in the notebook." : "Your response was sent.";

  const check = () => {
    const before = held(model)[face.name];
    const tries = (before?.ref === face.ref ? before.tries : 0) + 1;
    const entry = { ref: face.ref, response: read(), at: new Date().toISOString(), tries };
    keep(model, { [face.name]: entry });
    tell(line("Checking …"));
    send(entry, false);
  };

  const show = () => {
    const found = model.get("outcome");
    if (!found.headline) return;
    tell(...outcome(found), ...(model.get("notice") ? [line(model.get("notice"))] : []));
    more.hidden = found.status === "revealed";
    const entry = model.get("response");
    if (entry && found.status !== "revealed") mirror(model, face.name, entry, outcome(found));
  };

  const hints = el("ol", { className: "hints", "aria-label": "Hints" });
  const advise = () => {
    hints.replaceChildren(...model.get("hints").map((text) => el("li", { textContent: text })));
    hint.hidden = model.get("hints").length >= model.get("steps");
  };
  const button = (text, act) => {
    const node = el("button", { type: "button", textContent: text });
    node.addEventListener("click", act);
    return node;
  };
  const hint = button("Hint", () => model.send({ wish: "hint" }));
  const more = button("Show the key", () => model.send({ wish: "reveal" }));
  more.hidden = true; // until a response has been checked

  const legend = el("legend", { textContent: `${face.name}. ${face.stem}` });
  const buttons = el("div", { className: "buttons" }, button("Check", check), hint, more);
  root.classList.add("pqteach-quiz");
  root.append(el("fieldset", {}, legend, ...nodes, buttons), hints, heard, said);
  // A key pressed here must not reach JupyterLab, where `x` cuts the cell; a chord such as Ctrl+S must.
  root.addEventListener("keydown", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); });

  model.on("change:outcome", show);
  model.on("change:hints", advise);
  advise();
  // The response that there was: the notebook's, or the kernel's, whichever is newer.
  const known = model.get("response");
  const there = [held(model)[face.name], known].filter((one) => one?.ref === face.ref);
  const before = there.sort((one, other) => (one.at < other.at ? 1 : -1))[0];
  if (before) {
    write(before.response);
    if (known?.at === before.at && model.get("outcome").headline) show();
    else {
      tell(line(`Your response of ${time(before.at)} is back: ${readable(before.response)}.`));
      send(before, true);
    }
  }
  return () => {
    clearTimeout(waiting);
    model.off("change:outcome", show);
    model.off("change:hints", advise);
  };
}

export default { render };
