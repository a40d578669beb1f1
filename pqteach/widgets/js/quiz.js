// One item: drawn from its face, its response kept in the notebook at the click; for practice it is checked in Python.
import { controls } from "./controls.js";
import { el } from "./dom.js";
import { held, keep, mirror, notebook, readable, submitted, time, watch } from "./notebook.js";
import { outcome } from "./outcome.js";

const PATIENCE = 4000; // milliseconds until a learner is told that no kernel answers

function render({ model, el: root }) {
  const face = model.get("face");
  const practice = model.get("practice");
  const said = el("div", { className: "said", role: "status" });
  const heard = el("div", { className: "heard", role: "status" }); // for what is seen anyway, as a card that moves
  let waiting = 0;

  const tell = (...nodes) => {
    clearTimeout(waiting);
    said.replaceChildren(...nodes);
  };
  const line = (text) => el("p", { textContent: text });
  const button = (text, act) => {
    const node = el("button", { type: "button", textContent: text });
    node.addEventListener("click", act);
    return node;
  };

  const send = (entry, again) => {
    model.set("response", { ...entry, again }); // `again` makes what is sent a second time something new
    model.save_changes();
  };
  const recorded = (at) => line(`Recorded at ${time(at)}. You can change it until you submit.`);

  const record = () => {
    const before = held(model)[face.name];
    const tries = (before?.ref === face.ref ? before.tries : 0) + 1;
    const response = read();
    const nothing = typeof response === "string" ? !response.trim() : !Object.keys(response).length;
    if (practice && nothing) {
      tell(line(`There is no response yet. ${face.how}`));
      return;
    }
    const entry = { ref: face.ref, response, at: new Date().toISOString(), tries };
    const kept = keep(model, { [face.name]: entry });
    if (practice) {
      tell(line("Checking …"));
      const where = kept ? "Your response is kept in the notebook." : "Your response was sent.";
      waiting = setTimeout(() => tell(line(`${where} No kernel has answered yet. Run the cell again to have it checked.`)), PATIENCE);
    } else {
      tell(recorded(entry.at));
      mirror(model, face.name, entry, []);
    }
    send(entry, false);
  };

  const show = () => {
    const found = model.get("outcome");
    if (!found.at && !found.headline) return;
    const notice = model.get("notice") ? [line(model.get("notice"))] : [];
    const nodes = found.headline ? outcome(found) : [];
    tell(...(found.headline ? outcome(found) : [recorded(found.at)]), ...notice);
    more.hidden = found.status === "revealed" || !found.headline;
    const entry = model.get("response");
    if (entry && found.status !== "revealed") mirror(model, face.name, entry, nodes);
    lock();
  };

  const hints = el("ol", { className: "hints", "aria-label": "Hints" });
  const advise = () => {
    hints.replaceChildren(...model.get("hints").map((text) => el("li", { textContent: text })));
    hint.hidden = model.get("hints").length >= model.get("steps");
  };
  const hint = button("Hint", () => model.send({ wish: "hint" }));
  const more = button("Show the key", () => model.send({ wish: "reveal" }));
  more.hidden = true; // until a response has been checked

  const on = { changed: practice ? () => {} : record, say: (text) => { heard.textContent = text; } };
  const { nodes, read, write } = controls(face, on);
  const legend = el("legend", { textContent: `${face.name}. ${face.stem}` });
  const buttons = el("div", { className: "buttons" }, button(practice ? "Check" : "Record", record), hint, more);
  const fieldset = el("fieldset", {}, legend, ...nodes, buttons);
  root.classList.add("pqteach-quiz");
  root.append(fieldset, hints, heard, said);
  // A key pressed here must not reach JupyterLab, where `x` cuts the cell; a chord such as Ctrl+S must.
  root.addEventListener("keydown", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); });

  const lock = () => {
    if (practice || !submitted(model) || fieldset.disabled) return;
    fieldset.disabled = true;
    const entry = held(model)[face.name];
    if (entry) write(entry.response);
    tell(line(entry ? `Submitted: ${readable(entry.response)}.` : "Submitted without a response."));
  };

  model.on("change:outcome", show);
  model.on("change:hints", advise);
  const unwatch = watch(model, lock);
  advise();
  // The response that there was: the notebook's, or the kernel's, whichever is newer.
  const known = model.get("response");
  const there = [held(model)[face.name], known].filter((one) => one?.ref === face.ref);
  const before = there.sort((one, other) => (one.at < other.at ? 1 : -1))[0];
  if (before) {
    write(before.response);
    if (known?.at === before.at && model.get("outcome").at) show();
    else {
      tell(line(`Your response of ${time(before.at)} is back: ${readable(before.response)}.`));
      send(before, true);
    }
  }
  lock();
  return () => {
    clearTimeout(waiting);
    unwatch();
    model.off("change:outcome", show);
    model.off("change:hints", advise);
  };
}

export default { render };
