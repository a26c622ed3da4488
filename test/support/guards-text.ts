import type { System } from '../../src/core/model/system.ts';

/** What stands before each route of a small system, a line each: `inn GET /beds: requireKey authentication`. */
export function guardsText({ endpoints }: System): string {
  const lines = endpoints.map(({ service, method, path, guards, opened }) => {
    const before = guards.map(({ name, kind, optional }) => `${name} ${kind}${optional ? ', if at all' : ''}`);
    const all = opened === undefined ? before : [...before, `open by ${opened.name}`];
    return `${service.replace('component:', '')} ${method} ${path}: ${all.join('; ')}`;
  });
  return lines.sort().join('\n');
}
