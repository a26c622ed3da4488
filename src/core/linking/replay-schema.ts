import type { SchemaFact } from '../extractors/fact.ts';
import type { Problem } from '../model/problem.ts';
import type { SqlDialect } from '../model/table.ts';
import type { Drafts } from './replay/drafts.ts';
import { mainDialect } from './replay/main-dialect.ts';
import { mergeModel } from './replay/merge-model.ts';
import { completeModels } from './replay/model-source.ts';
import { nameTables } from './replay/name-tables.ts';
import { pendingSteps } from './replay/pending-steps.ts';
import { type ReplayedMigration, readMigrations } from './replay/read-migrations.ts';
import { replayHistories } from './replay/replay-histories.ts';
import { withStatements } from './replay/replay-operations.ts';
import { replayScripts } from './replay/replay-scripts.ts';
import { replayStatement } from './replay/replay-statement.ts';
import { declared, type SchemaSource } from './replay/schema-source.ts';
import { finishDraft, type ReplayedTable } from './replay/table-draft.ts';

export interface ReplayedSchema {
  readonly tables: readonly ReplayedTable[];
  /** Model name → field name → what it stands for, with inherited fields and the names that columns really have. */
  readonly fields: SchemaFact['fields'];
  /** Model name → fields that its lists are sorted by. */
  readonly orders: NonNullable<SchemaFact['orders']>;
  readonly migrations: readonly ReplayedMigration[];
  readonly problems: readonly Problem[];
}

/**
 * The tables of one service. Histories are replayed in order; a model that declares the same table is the truth for its
 * columns, and takes from the history what a model cannot say. `known` is the dialect to assume where no file tells.
 */
export function replaySchema(sources: readonly SchemaSource[], known?: SqlDialect, alone = false): ReplayedSchema {
  const models = completeModels(declared(sources, 'model'));
  const main = mainDialect(sources, models, known);
  const drafts: Drafts = new Map();
  replayScripts(drafts, declared(sources, 'ddl'), main);
  replayHistories(drafts, withStatements(pendingSteps(sources)), main);
  const fields: Record<string, SchemaFact['fields'][string]> = {};
  for (const model of models) {
    const modelled: Drafts = new Map();
    const dialect = dialectOf(model.dialect, main);
    const step = { drafts: modelled, dialect, origin: 'model' as const, quote: model.source.evidence };
    for (const statement of model.statements) replayStatement(step, statement);
    Object.assign(fields, mergeModel(drafts, modelled, model));
  }
  nameTables(drafts, models);
  const migrations = readMigrations(sources, main, alone);
  const orders = Object.assign({}, ...models.map((model) => model.orders));
  return { tables: [...drafts.values()].map(finishDraft), fields, orders, migrations, problems: [] };
}

function dialectOf(dialect: SqlDialect, main: SqlDialect): SqlDialect {
  return dialect === 'generic' ? main : dialect;
}
