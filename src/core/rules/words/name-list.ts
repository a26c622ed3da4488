/** `a`, `a and b`, `a, b and 3 more`. */
export function nameList(names: readonly string[], shown = 3): string {
  if (names.length <= 1) return names.join('');
  const visible = names.length <= shown + 1 ? names.slice(0, -1) : names.slice(0, shown);
  const rest = names.length - visible.length;
  return `${visible.join(', ')} and ${rest === 1 ? names.at(-1) : `${rest} more`}`;
}

/** `1 route`, `3 routes`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** `250,000`: independent of the reader's locale, so that reports are the same everywhere. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
