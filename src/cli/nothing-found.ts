import type { Problem } from '../core/model/problem.ts';
import type { System } from '../core/model/system.ts';
import { count } from '../core/model/wording.ts';

/** One line for a folder in which there is nothing to review; undefined where there is something. */
export function nothingFound(system: System): string | undefined {
  if (!isEmpty(system)) return undefined;
  const { name, statistics, problems } = system;
  if (statistics.files === 0) return `${name} is empty: there is nothing to review.`;
  const skipped = problems.length === 0 ? '' : `, ${count(problems.length, 'problem')}`;
  const files = count(statistics.files, 'file');
  return `No backend was found in ${name}: no route, schema, contract or deployment file (${files}${skipped}).`;
}

/** Why the only file that was given says nothing; undefined where it does, or where there are several. */
export function unreadable(system: System): Problem | undefined {
  return isEmpty(system) && system.statistics.files === 1 ? system.problems[0] : undefined;
}

function isEmpty({ components, endpoints, tables, contracts }: System): boolean {
  const promised = contracts.some((contract) => contract.operations.length > 0);
  return components.length + endpoints.length + tables.length === 0 && !promised;
}
