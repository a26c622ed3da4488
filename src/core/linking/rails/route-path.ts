/** Parts of a route's path joined; what is optional in it is left out: `/orders(.:format)` is `/orders`. */
export function routePath(...parts: readonly string[]): string {
  const joined = withoutOptional(parts.filter((part) => part !== '').join('/'));
  return `/${joined
    .split('/')
    .filter((part) => part !== '')
    .join('/')}`;
}

function withoutOptional(path: string): string {
  let kept = '';
  let depth = 0;
  for (const char of path) {
    if (char === '(') depth++;
    else if (char === ')' && depth > 0) depth--;
    else if (depth === 0) kept += char;
  }
  return kept;
}
