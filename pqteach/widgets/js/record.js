// Tells Python what the notebook holds, and keeps in the notebook what Python was given in writing or found beside it.
import { held, keep, notebook } from "./notebook.js";

function initialize({ model }) {
  const take = () => keep(model, model.get("given"));
  model.on("change:given", take);
  take();
  model.set("held", held(model));
  model.set("where", notebook(model) ? "notebook" : "page");
  model.save_changes();
  return () => model.off("change:given", take);
}

export default { initialize };
