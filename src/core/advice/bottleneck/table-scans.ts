import { groupBy } from '../../model/group-by.ts';
import { megabytes } from '../../model/megabytes.ts';
import type { Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import type { Bottleneck, Ground, Signal } from '../advice.ts';
import { routeName } from '../routes.ts';
import { rowBytes } from '../row-size.ts';

const rules: ReadonlySet<string> = new Set(['unindexed-filter', 'unindexed-sort']);

/** Rows at which a scan is felt, and bytes that one core reads and compares in a second. */
const assumed = { rows: 1_000_000, bytesPerSecond: 1e9 };

/** Tables that requests read from end to end. */
export function tableScans({ index, signals }: Ground): readonly Bottleneck[] {
  const scans = signals.filter((signal) => rules.has(signal.rule));
  const byTable = groupBy(scans, (signal) => signal.subjects.find((id) => index.table(id) !== undefined) ?? '');
  return [...byTable].flatMap(([id, group]) => {
    const table = index.table(id);
    if (table === undefined) return [];
    const routes = group.flatMap((signal) => signal.subjects.flatMap((subject) => index.endpoint(subject) ?? []));
    return [bottleneck(table, [...new Set(routes.map(routeName))], group)];
  });
}

function bottleneck(table: Table, routes: readonly string[], signals: readonly Signal[]): Bottleneck {
  const bytes = assumed.rows * rowBytes(table);
  const perSecond = Math.max(1, Math.round(assumed.bytesPerSecond / bytes));
  const who = routes.length === 0 ? 'A job' : shortList(routes);
  return {
    what: `${who} ${routes.length > 1 ? 'read' : 'reads'} all of \`${table.name}\``,
    why: `1,000,000 rows × ${rowBytes(table)} bytes = ${megabytes(bytes)}. At 1 GB a second, one core answers about ${perSecond} such ${perSecond === 1 ? 'request' : 'requests'} a second, and every row added makes it fewer.`,
    measure: measureOf(table),
    mitigation: [...new Set(signals.map((signal) => signal.fix))].join(' '),
    evidence: signals.flatMap((signal) => signal.evidence.slice(0, 1)),
  };
}

function measureOf(table: Table): string {
  if (table.dialect !== 'postgresql') return `\`EXPLAIN\` of the query, and its time as \`${table.name}\` grows.`;
  return `\`seq_scan\` and \`seq_tup_read\` of \`${table.name}\` in \`pg_stat_user_tables\`; \`EXPLAIN (ANALYZE, BUFFERS)\` of the query.`;
}
