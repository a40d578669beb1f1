// Tells Python what the notebook holds, and keeps in the notebook what Python was given in writing or found beside it.
import { held, keep, notebook, submitted, watch } from "./notebook.js";

function initialize({ model }) {
  const take = () => keep(model, model.get("given"));
  const tell = () => {
    model.set("submitted", submitted(model));
    model.save_changes();
  };
  model.on("change:given", take);
  const unwatch = watch(model, tell);
  take();
  model.set("held", held(model));
  model.set("where", notebook(model) ? "notebook" : "page");
  tell();
  return () => {
    unwatch();
    model.off("change:given", take);
  };
}

export default { initialize };
