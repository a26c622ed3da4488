/** Marks a part of a path that goes before all prefixes around it, as versions of Sanic do. */
const mark = '\u0001';
const slash = '\u0002';

export function frontPart(part: string): string {
  return `/${mark}${part.replace(/^\//, '').replaceAll('/', slash)}`;
}

/** The path with such a part in front: of several the innermost counts. */
export function withFrontPart(path: string): string {
  if (!path.includes(mark)) return path;
  const parts = path.split('/').filter((part) => part !== '');
  const front = parts.findLast((part) => part.startsWith(mark))?.slice(1) ?? '';
  const rest = parts.filter((part) => !part.startsWith(mark));
  return `/${[front.replaceAll(slash, '/'), ...rest].join('/')}`;
}
