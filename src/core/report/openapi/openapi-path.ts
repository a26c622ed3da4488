/** OpenAPI knows parameters only as whole names in braces, each of them once in a path. */
export function openapiPath(path: string): string {
  let wildcards = 0;
  const whole = path
    .split('/')
    .map((segment) => {
      if (!segment.includes('*') || segment.includes('{')) return segment.replace(/\{([^}]*?)[*?+]+\}/g, '{$1}');
      wildcards += 1;
      return wildcards === 1 ? '{rest}' : `{rest${wildcards}}`;
    })
    .join('/');
  const taken = new Map<string, number>();
  return whole.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return times === 1 ? `{${name}}` : `{${name}${times}}`;
  });
}
