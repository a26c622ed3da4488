/** `1 table`, `3 tables`, `2 services` */
export function count(amount: number, noun: string): string {
  return `${figure(amount)} ${amount === 1 ? noun : plural(noun)}`;
}

/** Tables of a language take longer to load than most rules run, and say nothing about a small number. */
function figure(amount: number): string {
  return Number.isInteger(amount) && amount >= 0 && amount < 1000 ? String(amount) : amount.toLocaleString('en-US');
}

/** For what begins a sentence. */
export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c` */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** `a, b and 4 more` */
export function shortList(items: readonly string[], shown = 3): string {
  if (items.length <= shown + 1) return listed(items);
  return `${items.slice(0, shown).join(', ')} and ${items.length - shown} more`;
}

function plural(noun: string): string {
  if (/(?:s|x|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
