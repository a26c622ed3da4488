import type { MigrationFact, SchemaFact } from '../../extractors/fact.ts';
import type { Evidence } from '../../model/evidence.ts';

/** A schema or one step of its history, with the file it stands in. */
export interface SchemaSource {
  readonly file: string;
  readonly fact: SchemaFact | MigrationFact;
  evidence(at: number, end: number): Evidence;
}

export type DeclaredSource = SchemaSource & { readonly fact: SchemaFact };
export type HistorySource = SchemaSource & { readonly fact: MigrationFact };

export function declared(sources: readonly SchemaSource[], origin: SchemaFact['origin']): readonly DeclaredSource[] {
  return sources
    .filter((source): source is DeclaredSource => source.fact.kind === 'schema' && source.fact.origin === origin)
    .toSorted((a, b) => compare(a.file, b.file));
}

/** Steps in the order in which they ran; histories one after the other. */
export function stepsInOrder(sources: readonly SchemaSource[]): readonly HistorySource[] {
  return sources
    .filter((source): source is HistorySource => source.fact.kind === 'migration')
    .toSorted(
      (a, b) =>
        compare(a.fact.history, b.fact.history) || compare(a.fact.order, b.fact.order) || compare(a.file, b.file),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
