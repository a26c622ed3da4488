import { megabytes } from '../../model/megabytes.ts';
import type { Bottleneck, Ground, Signal } from '../advice.ts';
import { routeName } from '../routes.ts';
import { rowBytes } from '../row-size.ts';

const rules: ReadonlySet<string> = new Set(['unpaginated-list', 'unbounded-query']);

const rows = 100_000;

/** Lists without an end. */
export function growingAnswers({ index, signals }: Ground): readonly Bottleneck[] {
  return signals.filter((signal) => rules.has(signal.rule)).map((signal) => bottleneck(index, signal));
}

function bottleneck(index: Ground['index'], signal: Signal): Bottleneck {
  const [route] = signal.subjects.flatMap((id) => index.endpoint(id) ?? []);
  const [table] = signal.subjects.flatMap((id) => index.table(id) ?? []);
  const name = table === undefined ? 'the table' : `\`${table.name}\``;
  // In JSON every value carries its column's name: about twice the row on disk.
  const size = table === undefined || table.columns.length === 0 ? 200 : rowBytes(table) * 2;
  return {
    what: `${route === undefined ? 'A list' : routeName(route)} answers with every row of ${name} that matches`,
    why: `100,000 rows × about ${size} bytes of JSON = ${megabytes(rows * size)} for one answer, held in memory by the process that sends it.`,
    measure: 'Bytes of the answer, p99, and memory of the process while it is made.',
    mitigation: signal.fix,
    evidence: signal.evidence.slice(0, 1),
  };
}
