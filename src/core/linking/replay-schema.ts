import type { MigrationFact, SchemaFact } from '../extractors/fact.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Problem } from '../model/problem.ts';
import { mergeModel } from './replay/merge-model.ts';
import { type Drafts, replayStatement } from './replay/replay-statement.ts';
import { finishDraft, type ReplayedTable } from './replay/table-draft.ts';

/** A schema or one step of its history, with the file it stands in. */
export interface SchemaSource {
  readonly file: string;
  readonly fact: SchemaFact | MigrationFact;
  evidence(at: number, end: number): Evidence;
}

/**
 * The tables of one service. Histories are replayed in order; a model that declares the same table is the truth for its
 * columns, and takes from the history what a model cannot say.
 */
export function replaySchema(sources: readonly SchemaSource[]): {
  readonly tables: readonly ReplayedTable[];
  readonly problems: readonly Problem[];
} {
  const drafts: Drafts = new Map();
  for (const source of declared(sources, 'ddl')) replayAll(drafts, source, 'ddl');
  for (const source of historiesInOrder(sources)) replayAll(drafts, source, 'migrations');
  for (const source of declared(sources, 'model')) {
    const modelled: Drafts = new Map();
    replayAll(modelled, source, 'model');
    mergeModel(drafts, modelled, source.fact);
  }
  return { tables: [...drafts.values()].map(finishDraft), problems: [] };
}

type DeclaredSource = SchemaSource & { readonly fact: SchemaFact };
type HistorySource = SchemaSource & { readonly fact: MigrationFact };

function declared(sources: readonly SchemaSource[], origin: SchemaFact['origin']): readonly DeclaredSource[] {
  return sources.filter(
    (source): source is DeclaredSource => source.fact.kind === 'schema' && source.fact.origin === origin,
  );
}

function historiesInOrder(sources: readonly SchemaSource[]): readonly HistorySource[] {
  return sources
    .filter((source): source is HistorySource => source.fact.kind === 'migration')
    .toSorted((a, b) => compare(a.fact.history, b.fact.history) || compare(a.fact.order, b.fact.order));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function replayAll(drafts: Drafts, source: SchemaSource, origin: 'ddl' | 'migrations' | 'model'): void {
  const step = { drafts, dialect: source.fact.dialect, origin, quote: source.evidence };
  for (const statement of source.fact.statements) replayStatement(step, statement);
}
