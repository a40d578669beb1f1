// Submits a notebook: says what has no response, asks once more, and then nothing in it can be changed.
import { el } from "./dom.js";
import { held, notebook, save, submit, submitted, time } from "./notebook.js";

function render({ model, el: root }) {
  const names = model.get("names");
  const said = el("div", { className: "said", role: "status" });
  const button = (text, act) => {
    const node = el("button", { type: "button", textContent: text });
    node.addEventListener("click", act);
    return node;
  };
  const missing = () => names.filter((name) => !(name in held(model)));
  const line = (text) => el("p", { textContent: text });

  const done = () => {
    buttons.replaceChildren();
    said.replaceChildren(line(`Submitted at ${time(submitted(model))}. The responses can no longer be changed. Hand in this file.`));
  };
  const sure = async () => {
    submit(model, new Date().toISOString());
    done();
    await save(model);
  };
  const ask = () => {
    const without = missing();
    const count = `${names.length - without.length} of ${names.length} items have a response.`;
    said.replaceChildren(line(without.length ? `${count} Without one: ${without.join(", ")}.` : count));
    buttons.replaceChildren(button("Submit for good", sure), button("Not yet", start));
    buttons.firstChild.focus();
  };
  const start = () => {
    said.replaceChildren();
    buttons.replaceChildren(button("Submit", ask));
  };

  const buttons = el("div", { className: "buttons" });
  root.classList.add("pqteach-quiz");
  root.append(buttons, said);
  root.addEventListener("keydown", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); });
  if (!notebook(model)) said.replaceChildren(line("This page keeps nothing in the notebook. Hand in the file of responses beside it."));
  else if (submitted(model)) done();
  else start();
}

export default { render };
