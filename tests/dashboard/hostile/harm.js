// What must not be in a page, as a list of what is: something ran, or words became elements, links or addresses.
() => {
  const ACTS = ["href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href", "background", "ping"];
  const found = window.__pwned === undefined ? [] : [`ran: ${window.__pwned}`];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const said = `<${element.localName} ${name}="${value.slice(0, 80)}">`;
      if (name.startsWith("on") || name === "srcdoc") found.push(said);
      else if (ACTS.includes(name) && /^[\s\0-\x1f]*(javascript|vbscript|data:text|file):?/i.test(value)) found.push(said);
      else if (ACTS.includes(name) && /^[^?#]*elsewhere\.example/i.test(value)) found.push(said);
    }
  }
  const made = "[data-testid=stException], .katex, [data-testid=stMarkdownColoredText], object, embed, base, form[action], meta[http-equiv=refresh]";
  for (const element of document.querySelectorAll(made)) found.push(`made: ${element.outerHTML.slice(0, 120)}`);
  if (/10[.,\s\u00a0\u202f]?587[.,\s\u00a0\u202f]?703/.test(document.documentElement?.textContent ?? "")) found.push("worked out: 1337*7919");
  return found;
}
