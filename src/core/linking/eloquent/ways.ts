import { oneReading } from '../data/one-reading.ts';
import type { EloquentQuery } from './query.ts';

/** What several ways lead to. Of ways that lead to several tables nobody can say which one a run takes. */
export function oneOf(ways: readonly EloquentQuery[]): EloquentQuery | undefined {
  const [first, ...others] = ways;
  if (first === undefined || others.length === 0) return first;
  if (!others.every(({ table }) => table === first.table)) return undefined;
  const { state } = first;
  if (state !== 'query' || !others.every((other) => other.state === state)) return first;
  return { ...first, reading: oneReading([first.reading, ...others.map(({ reading }) => reading)]) };
}
