import type { SchemaFact } from '../../extractors/fact.ts';
import { folderOf } from '../../model/workspace-path.ts';
import { prismaFields } from '../../syntax/prisma-fields.ts';
import type { PrismaSchema } from '../../syntax/prisma-schema.ts';
import { prismaModels, prismaTables } from '../../syntax/prisma-tables.ts';
import type { ModelSource } from './model-source.ts';
import type { DeclaredSource } from './schema-source.ts';

/** Prisma schemas; one in several files is put together around the file that holds the datasource. */
export function completePrisma(sources: readonly DeclaredSource[]): readonly ModelSource[] {
  const mains = sources.filter((source) => datasources(source) > 0);
  return sources.map((source) => {
    const main = datasources(source) > 0 ? source : nearest(source, mains);
    const parts = sources.filter((part) => part === main || (datasources(part) === 0 && nearest(part, mains) === main));
    return parts.length < 2 ? alone(source) : together(source, main?.fact.dialect ?? source.fact.dialect, parts);
  });
}

function datasources(source: DeclaredSource): number {
  return source.fact.prisma?.datasources.length ?? 0;
}

/** The main file that shares most of the path. */
function nearest(source: DeclaredSource, mains: readonly DeclaredSource[]): DeclaredSource | undefined {
  const shared = (main: DeclaredSource): number => sharedFolders(source.file, main.file);
  return mains.toSorted((a, b) => shared(b) - shared(a))[0];
}

function sharedFolders(a: string, b: string): number {
  const others = folderOf(b).split('/');
  const different = folderOf(a)
    .split('/')
    .findIndex((part, i) => part !== others[i]);
  return different < 0 ? others.length : different;
}

function alone(source: DeclaredSource): ModelSource {
  const { dialect, statements, models, fields } = source.fact;
  return { source, dialect, statements, models, fields };
}

function together(
  source: DeclaredSource,
  dialect: SchemaFact['dialect'],
  parts: readonly DeclaredSource[],
): ModelSource {
  const schema = source.fact.prisma ?? emptySchema;
  const all = parts.flatMap(({ fact }) => fact.prisma ?? []);
  const models = prismaModels({
    models: all.flatMap((part) => part.models),
    enums: all.flatMap((part) => part.enums),
    datasources: all.flatMap((part) => part.datasources),
    problems: [],
  });
  return {
    source,
    dialect,
    statements: prismaTables(schema, dialect, models),
    models: source.fact.models,
    fields: prismaFields(schema, models),
  };
}

const emptySchema: PrismaSchema = { models: [], enums: [], datasources: [], problems: [] };
