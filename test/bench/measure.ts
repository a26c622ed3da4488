/** One figure of a run, in the unit that its name says nothing about. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'files';
  /** Of a time: what all threads together worked for it. Steadier than the time where others use the machine too. */
  readonly worked?: number | undefined;
}

/** One measure, run in a process of its own so that its memory and its warmth are its own. */
export interface Measure {
  /** kebab-case, the file's name. */
  readonly id: string;
  /** Which input it wants. */
  readonly input: 'workspace' | 'contract' | 'brief';
  measure(input: string): Promise<readonly Figure[]>;
}

export interface Timed<T> {
  readonly value: T;
  readonly ms: number;
  readonly worked: number;
}

const microsecondsPerMillisecond = 1000;

export async function timed<T>(work: () => T | Promise<T>): Promise<Timed<T>> {
  const before = process.cpuUsage();
  const start = performance.now();
  const value = await work();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { value, ms, worked: (user + system) / microsecondsPerMillisecond };
}

export function timeOf(what: string, { ms, worked }: Timed<unknown>): Figure {
  return { what, value: ms, unit: 'ms', worked };
}

/** The figure below which a share of the figures lies. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
