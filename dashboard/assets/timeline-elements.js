// The elements that controls are made of. Words come into the page as text, never as markup.
(function () {
  "use strict";

  const D = window.Dateline;

  function make(tag, attributes, text) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    return element;
  }

  // A button with a drawn sign; its name is its label.
  function signButton(sign, label, action) {
    const element = make("button", { type: "button", "aria-label": label, title: label });
    element.append(make("span", { class: "dl-sign", "data-sign": sign, "aria-hidden": "true" }));
    element.addEventListener("click", action);
    return element;
  }

  let fields = 0;

  // A label and its field side by side.
  function labelled(label, field) {
    fields += 1;
    field.id = `dl-field-${fields}`;
    const holder = make("span", { class: "dl-field" });
    holder.append(make("label", { for: field.id }, label), field);
    return holder;
  }

  function select(choices, changed) {
    const element = make("select");
    for (const [value, text] of choices) element.append(make("option", { value }, text));
    element.addEventListener("change", () => changed(element.value));
    return element;
  }

  // Sets a text only where it is another: the browser lays the page out anew for every text that is set.
  function setText(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  Object.assign(D, { make, signButton, labelled, select, setText });
})();
