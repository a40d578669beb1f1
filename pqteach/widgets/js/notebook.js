// What a notebook keeps: responses in its metadata, and beside each widget a copy that can be read without a kernel.
import { el } from "./dom.js";

const KEY = "pqteach";

// JupyterLab and Notebook 7 give a widget the model of its notebook; elsewhere there is none, and nothing is kept here.
export const notebook = (model) => {
  const found = model.widget_manager?.context?.model;
  return found?.getMetadata && found?.setMetadata ? found : null;
};

export const held = (model) => notebook(model)?.getMetadata(KEY)?.responses ?? {};

export const submitted = (model) => notebook(model)?.getMetadata(KEY)?.submitted ?? "";

const put = (model, change) => {
  const found = notebook(model);
  if (!found) return false;
  found.setMetadata(KEY, { ...found.getMetadata(KEY), ...change });
  return true;
};

export const submit = (model, at) => put(model, { submitted: at });

export const save = (model) => model.widget_manager.context.save();

// Calls back whenever what the notebook keeps may have changed; gives what undoes it.
export const watch = (model, changed) => {
  const signal = notebook(model)?.metadataChanged;
  signal?.connect(changed);
  return () => signal?.disconnect(changed);
};

// A later response replaces an earlier one; what is there already is left, so that nothing is marked as changed. After
// the notebook was submitted nothing is.
export const keep = (model, entries) => {
  if (submitted(model)) return false;
  const was = held(model);
  const newer = Object.entries(entries).filter(([name, one]) => !was[name] || was[name].at < one.at);
  if (!newer.length) return notebook(model) !== null;
  // what was given to an item that has changed since stays, under its name and its ref
  const older = newer.filter(([name, one]) => was[name] && was[name].ref !== one.ref);
  const aside = Object.fromEntries(older.map(([name]) => [`${name} ${was[name].ref}`, was[name]]));
  return put(model, { responses: { ...was, ...aside, ...Object.fromEntries(newer) } });
};

export const readable = (response) => {
  if (Array.isArray(response)) return response.join(", ");
  if (response && typeof response === "object") return Object.entries(response).map(([left, right]) => left + right).join(" ");
  return String(response);
};

export const time = (at) => at.slice(0, 16).replace("T", " ") + " UTC";

// Python puts an output with this mark below each widget; what it says is written anew here, whoever holds the kernel.
export const mirror = (model, name, entry, nodes) => {
  const cells = notebook(model)?.cells;
  if (!cells) return;
  const text = `${name}: response ${readable(entry.response)}, ${time(entry.at)}`;
  const copy = el("div", { className: "pqteach-mirror mathjax_ignore tex2jax_ignore", "data-pqteach": name }, el("p", { textContent: text }), ...nodes);
  const data = { "text/html": copy.outerHTML, "text/plain": [...copy.children].map((one) => one.innerText || one.textContent).join("\n") };
  for (let i = 0; i < cells.length; i += 1) {
    const outputs = cells.get(i).outputs;
    for (let j = 0; j < (outputs?.length ?? 0); j += 1) {
      const output = outputs.get(j).toJSON();
      const html = [output.data?.["text/html"] ?? ""].flat().join("");
      if (html.includes(`data-pqteach="${name}"`) && html !== data["text/html"]) outputs.set(j, { ...output, data });
    }
  }
};
