const compiled = new Map<string, RegExp>();

/** True where a name fits: `*` stands for anything within one part, `**` also for slashes. */
export function fits(pattern: string, name: string): boolean {
  const known = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, known);
  return known.test(name);
}

// A whole part of `**` stands for any number of parts, or for none: `src/**/x.ts` is `src/x.ts`, and never `src/foox.ts`.
const signs = new Map([
  ['**/', '(?:.*/)?'],
  ['**', '.*'],
  ['*', '[^/]*'],
]);

function compile(pattern: string): RegExp {
  const source = pattern
    .split(/((?<=^|\/)\*\*\/|\*\*|\*)/)
    .map((part) => signs.get(part) ?? part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('');
  return new RegExp(`^${source}$`, 'u');
}
