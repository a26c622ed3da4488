/** Whether a path, its parameters as `{name}`, falls under a pattern such as `/orders/**`. */
export function matchesPattern(pattern: string, path: string): boolean {
  return matches(partsOf(pattern), partsOf(path));
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return path.length === 0;
  if (first === '**' || /^\{\*\w+\}$/.test(first))
    return rest.length === 0 || path.some((_, at) => matches(rest, path.slice(at)));
  const [segment, ...others] = path;
  return segment !== undefined && fits(first, segment) && matches(rest, others);
}

/** A parameter of the path fits where any text does. */
function fits(pattern: string, segment: string): boolean {
  if (pattern === segment || pattern === '*' || /^\{[^}]*\}$/.test(pattern)) return true;
  if (!/[*?]/.test(pattern)) return false;
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(segment);
}
