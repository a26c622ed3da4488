import type { System } from '../core/model/system.ts';
import { count } from '../core/model/wording.ts';

/** One line for a folder in which there is nothing to review; undefined where there is something. */
export function nothingFound(system: System): string | undefined {
  const { components, endpoints, tables, contracts, statistics, problems } = system;
  if (components.length + endpoints.length + tables.length + contracts.length > 0) return undefined;
  if (statistics.files === 0) return `${system.name} is empty: there is nothing to review.`;
  const skipped = problems.length === 0 ? '' : `, ${count(problems.length, 'problem')}`;
  return `No backend was found in ${system.name}: no route, schema, contract or deployment file (${count(statistics.files, 'file')}${skipped}).`;
}
