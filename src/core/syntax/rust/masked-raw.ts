/**
 * `&raw` begins a raw pointer only before `const` or `mut`; anywhere else it borrows a variable that is called `raw`,
 * which the grammar cannot read. Names are taken from the text itself, so any other one of the same length does.
 */
export function maskedRaw(text: string): string {
  return text.includes('&') ? text.replaceAll(borrowed, '$1r_w') : text;
}

const borrowed = /(&\s*)raw\b(?!\s+(?:const|mut)\b)/g;
