import type { Figure } from './measure.ts';

/** What one work is of another of the same run: the only thing that holds on every machine. */
export interface Ratio {
  readonly input: string;
  readonly what: string;
  readonly value: number;
  readonly wanted: string;
}

interface WantedRatio {
  readonly of: string;
  readonly by: string;
  readonly most?: number;
  readonly least?: number;
}

const wantedRatios: readonly WantedRatio[] = [
  { of: 'cold facts', by: 'bare parse', most: 1 },
  { of: 'cold facts', by: 'read and hash' },
  { of: 'dependency-cruiser, module graph', by: 'cold facts', least: 3 },
  { of: 'one file changed to its review, p50', by: 'cold facts' },
  { of: 'Redocly, rules alone', by: 'ours, rules alone', least: 3 },
  { of: 'Redocly, recommended', by: 'ours, whole review' },
  { of: 'design of 200 resources', by: 'design of 100 resources', most: 3.5 },
  { of: 'Spectral, oas', by: 'ours, whole review' },
];

export function ratiosOf(rows: readonly (Figure & { readonly input: string })[]): readonly Ratio[] {
  return [...new Set(rows.map((row) => row.input))].flatMap((input) =>
    wantedRatios.flatMap(({ of, by, ...wanted }) => {
      const figureOf = (what: string) => rows.find((row) => row.input === input && row.what === what)?.worked;
      const [above, below] = [figureOf(of), figureOf(by)];
      if (above === undefined || below === undefined) return [];
      return [{ input, what: `${of} by ${by}`, value: above / below, wanted: verdict(above / below, wanted) }];
    }),
  );
}

/** `at most 1: missed` */
function verdict(value: number, { most, least }: Pick<WantedRatio, 'most' | 'least'>): string {
  if (most !== undefined) return `at most ${most}: ${value <= most ? 'held' : 'missed'}`;
  if (least !== undefined) return `at least ${least}: ${value >= least ? 'held' : 'missed'}`;
  return '';
}
