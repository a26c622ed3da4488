import type { ModelField, SchemaFact } from '../../extractors/fact.ts';
import type { SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { completeEntities } from './complete-entities.ts';
import { completePrisma } from './complete-prisma.ts';
import { makeColumns } from './make-columns.ts';
import type { DeclaredSource } from './schema-source.ts';

/** A model file with what other model files say about the same classes. */
export interface ModelSource {
  readonly source: DeclaredSource;
  readonly dialect: SchemaFact['dialect'];
  readonly statements: readonly SchemaStatement[];
  /** Model name → table name. */
  readonly models: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, Readonly<Record<string, ModelField>>>>;
  readonly orders?: SchemaFact['orders'];
}

/** Model files name classes and models of each other: only together they say what the tables are. */
export function completeModels(sources: readonly DeclaredSource[]): readonly ModelSource[] {
  const prisma = sources.filter(({ fact }) => fact.prisma !== undefined);
  const entities = makeColumns(sources.filter(({ fact }) => fact.prisma === undefined));
  return [...completePrisma(prisma), ...completeEntities(entities)];
}
