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
  return signals.flatMap((signal) => {
    const repetition = repetitions[signal.rule];
    if (repetition === undefined) return [];
    const routes = signal.subjects.flatMap((id) => index.endpoint(id) ?? []).map(routeName);
    const measure = repetition.measure(dialectOf(ground, signal));
    return [bottleneck(signal, repetition.noun, measure, [...new Set(routes)].slice(0, 1))];
  });
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
