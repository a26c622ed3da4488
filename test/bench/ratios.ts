import type { Figure } from './measure.ts';

/** What one work is of another of the same run: the only thing that holds on every machine. */
export interface Ratio {
  readonly input: string;
  readonly what: string;
  readonly value: number;
  readonly wanted: string;
}

const wantedRatios = [
  { of: 'cold facts', by: 'bare parse', wanted: 'at most 1' },
  { of: 'cold facts', by: 'read and hash', wanted: '' },
  { of: 'Redocly, rules alone', by: 'ours, rules alone', wanted: 'at least 3' },
  { of: 'Redocly, recommended', by: 'ours, whole review', wanted: '' },
  { of: 'design of 200 resources', by: 'design of 100 resources', wanted: 'at most 3.5' },
  { of: 'Spectral, oas', by: 'ours, whole review', wanted: '' },
];

export function ratiosOf(rows: readonly (Figure & { readonly input: string })[]): readonly Ratio[] {
  return [...new Set(rows.map((row) => row.input))].flatMap((input) =>
    wantedRatios.flatMap(({ of, by, wanted }) => {
      const figureOf = (what: string) => rows.find((row) => row.input === input && row.what === what)?.worked;
      const [above, below] = [figureOf(of), figureOf(by)];
      if (above === undefined || below === undefined) return [];
      return [{ input, what: `${of} by ${by}`, value: above / below, wanted }];
    }),
  );
}
