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

/** Steps in the order in which they ran; histories one after the other, unless steps say what they come after. */
export function stepsInOrder(sources: readonly SchemaSource[]): readonly HistorySource[] {
  return afterTheirOwn(
    sources
      .filter((source): source is HistorySource => source.fact.kind === 'migration')
      .toSorted(
        (a, b) =>
          compare(a.fact.history, b.fact.history) || compare(a.fact.order, b.fact.order) || compare(a.file, b.file),
      ),
  );
}

/** Moves each step behind those that it names. A step that others stand for has run under their names. */
function afterTheirOwn(steps: readonly HistorySource[]): readonly HistorySource[] {
  const replaced = new Map<string, HistorySource>();
  for (const step of steps) for (const id of step.fact.step?.replaces ?? []) replaced.set(keyOf(step, id), step);
  const byId = new Map(
    steps.flatMap((step) => (step.fact.step === undefined ? [] : [[keyOf(step, step.fact.step.id), step] as const])),
  );
  const done = new Set<HistorySource>();
  const ordered: HistorySource[] = [];
  const visit = (step: HistorySource): void => {
    if (done.has(step)) return;
    done.add(step);
    for (const id of step.fact.step?.after ?? []) {
      const before = replaced.get(keyOf(step, id)) ?? byId.get(keyOf(step, id));
      if (before !== undefined) visit(before);
    }
    ordered.push(step);
  };
  for (const step of steps)
    if (step.fact.step === undefined || !replaced.has(keyOf(step, step.fact.step.id))) visit(step);
  return ordered;
}

function keyOf({ fact }: HistorySource, id: string): string {
  return `${fact.tool} ${id}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
