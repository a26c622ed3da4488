import type { Value } from '../outline.ts';
import type { Reader } from '../reader.ts';

/**
 * `module.exports = …`, `module.exports.list = …`, `exports.list = …`. An assignment to `exports` alone exports
 * nothing: it only gives the name to something else.
 */
export function readCommonJsExport(reader: Reader, target: string, value: Value): boolean {
  const name = exportedName(target);
  if (name === undefined) return false;
  reader.outline.exports.push({ name, value, assigned: true });
  return true;
}

function exportedName(target: string): string | undefined {
  if (target === 'module.exports') return '=';
  for (const prefix of ['module.exports.', 'exports.']) {
    if (target.startsWith(prefix)) return target.slice(prefix.length);
  }
  return undefined;
}
