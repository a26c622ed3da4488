import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import type { Review } from '../../review/review.ts';
import { findingsOn, listed } from './endpoint-answer.ts';
import { accessLine, placeOf, tableLine } from './fact-lines.ts';

/** One table: what it is made of, and every query that touches it with the routes that lead there. */
export function tableAnswer(table: Table, index: SystemIndex, review: Review): string {
  const { columns, primaryKey, foreignKeys, indexes } = table;
  return [
    tableLine(table, index),
    ...listed(
      'Columns',
      columns.map(({ name, type, nullable }) => `${name} ${type}${nullable ? ' null' : ' not null'}`),
    ),
    `Primary key: ${primaryKey.join(', ') || 'none'}`,
    ...listed(
      'Foreign keys',
      foreignKeys.map(
        (key) => `${key.columns.join(', ')} → ${key.references.table}${placeOf({ evidence: [key.evidence] })}`,
      ),
    ),
    ...listed(
      'Indexes',
      indexes.map(
        (one) => `${one.unique ? 'unique ' : ''}(${one.columns.join(', ')})${placeOf({ evidence: [one.evidence] })}`,
      ),
    ),
    ...listed(
      'Queries',
      index.accessesOfTable(table.id).map((access) => {
        const routes = index.endpointsOf(access.operation).map(({ method, path }) => `${method} ${path}`);
        return `${accessLine(access, index)}${routes.length === 0 ? '' : ` ← ${[...new Set(routes)].join(', ')}`}`;
      }),
    ),
    ...listed('Findings', findingsOn([table.id], review)),
  ].join('\n');
}
