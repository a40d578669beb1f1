// What becomes of a response, as nodes: a headline, and a remark for each part of it.
import { el } from "./dom.js";

export const outcome = (said) => {
  const remarks = said.remarks.map((one) =>
    el("li", { className: one.mark },
      el("span", { textContent: `${one.sign} `, "aria-hidden": "true" }),
      el("b", { textContent: `${one.about} ` }), one.text));
  return [el("p", { className: "headline", textContent: said.headline }), el("ul", { className: "remarks" }, ...remarks)];
};
