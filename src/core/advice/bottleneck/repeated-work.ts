import { groupBy } from '../../model/group-by.ts';
import type { SqlDialect } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import type { Bottleneck, Ground, Signal } from '../advice.ts';
import { routeName } from '../routes.ts';
import { dialectOf, statementCounts } from './statistics.ts';

interface Repetition {
  readonly noun: string;
  readonly measure: (dialect: SqlDialect) => string;
}

const repetitions: Readonly<Record<string, Repetition>> = {
  'n-plus-one-call': {
    noun: 'call',
    measure: () => 'Outgoing calls for each request, p95; a trace shows them as a staircase.',
  },
  'n-plus-one-query': {
    noun: 'query',
    measure: (dialect) => `Queries for each request, p95; ${statementCounts(dialect)} grows faster than the requests.`,
  },
};

const items = 50;

/** Calls and queries that a loop makes for each item. */
export function repeatedWork(ground: Ground): readonly Bottleneck[] {
  const { index, signals } = ground;
  const found = signals.flatMap((signal) => {
    const repetition = repetitions[signal.rule];
    if (repetition === undefined) return [];
    const routes = signal.subjects.flatMap((id) => index.endpoint(id) ?? []).map(routeName);
    const measure = repetition.measure(dialectOf(ground, signal));
    return [bottleneck(signal, repetition.noun, measure, [...new Set(routes)].slice(0, 1))];
  });
  return [...groupBy(found, ({ what }) => what).values()].flatMap(together);
}

/** Two loops of one route are one thing that gives way: it is measured once, and mended in both. */
function together(same: readonly Bottleneck[]): readonly Bottleneck[] {
  const [first] = same;
  if (first === undefined) return [];
  const mitigation = [...new Set(same.map((each) => each.mitigation))].join(' ');
  return [{ ...first, mitigation, evidence: same.flatMap(({ evidence }) => evidence) }];
}

function bottleneck(signal: Signal, noun: string, measure: string, routes: readonly string[]): Bottleneck {
  const plural = noun === 'query' ? 'queries' : `${noun}s`;
  const who = routes.length === 0 ? 'A loop' : shortList(routes);
  return {
    what: `${who} makes one ${noun} for each item`,
    why: `${items} items, for example, are ${items} ${plural} where one could serve them all: ten such requests a second are ${(items * 10).toLocaleString('en-US')} ${plural} a second.`,
    measure,
    mitigation: signal.fix,
    evidence: signal.evidence.slice(0, 1),
  };
}
