import { shortList } from '../../model/wording.ts';
import type { Bottleneck, Ground, Signal } from '../advice.ts';
import { routeName } from '../routes.ts';

interface Repetition {
  readonly noun: string;
  readonly measure: string;
}

const repetitions: Readonly<Record<string, Repetition>> = {
  'n-plus-one-call': {
    noun: 'call',
    measure: 'Outgoing calls for each request, p95; a trace shows them as a staircase.',
  },
  'n-plus-one-query': {
    noun: 'query',
    measure: 'Queries for each request, p95; `calls` in `pg_stat_statements` grows faster than the requests.',
  },
};

const items = 50;

/** Calls and queries that a loop makes for each item. */
export function repeatedWork({ index, signals }: Ground): readonly Bottleneck[] {
  return signals.flatMap((signal) => {
    const repetition = repetitions[signal.rule];
    if (repetition === undefined) return [];
    const routes = signal.subjects.flatMap((id) => index.endpoint(id) ?? []).map(routeName);
    return [bottleneck(signal, repetition, [...new Set(routes)].slice(0, 1))];
  });
}

function bottleneck(signal: Signal, repetition: Repetition, routes: readonly string[]): Bottleneck {
  const { noun, measure } = repetition;
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
