import type { Bottleneck, Ground, Signal } from '../advice.ts';
import { routeName } from '../routes.ts';

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
  return {
    what: `${route === undefined ? 'A list' : routeName(route)} reads every row of ${name} that matches`,
    why: `Nothing limits the query: ${rows.toLocaleString('en-US')} rows, for example, are as many objects in the memory of the process that answers.`,
    measure: 'Bytes of the answer, p99, and memory of the process while it is made.',
    mitigation: signal.fix,
    evidence: signal.evidence.slice(0, 1),
  };
}
