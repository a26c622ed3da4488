import type { SqlDialect } from '../../model/table.ts';
import { readPrisma } from '../../syntax/prisma.ts';
import { mappedName } from '../../syntax/prisma-attributes.ts';
import { prismaFields } from '../../syntax/prisma-fields.ts';
import type { PrismaModel, PrismaSchema } from '../../syntax/prisma-schema.ts';
import { prismaModels, prismaTables } from '../../syntax/prisma-tables.ts';
import { redact } from '../../syntax/redact.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import type { SchemaFact, StoreFact } from '../fact.ts';

export const prismaSchema: Extractor = {
  id: 'prisma-schema',
  title: 'Prisma schema',
  group: 'data',
  applies: (file) => file.path.endsWith('.prisma'),
  extract: extractPrisma,
};

function extractPrisma(file: ReadFile): Extraction {
  const schema = readPrisma(file.text);
  const problems = schema.problems.map(({ at, message }) => ({
    file: file.path,
    line: file.lines.lineAt(at),
    message,
  }));
  return { facts: [...schemaFacts(schema), ...schema.datasources.map((source) => storeFact(file, source))], problems };
}

function schemaFacts(schema: PrismaSchema): SchemaFact[] {
  if (schema.models.length === 0 && schema.enums.length === 0) return [];
  const dialect = dialectOf(schema);
  const tables = schema.models.filter(({ kind }) => kind !== 'type');
  return [
    {
      kind: 'schema',
      dialect,
      origin: 'model',
      statements: prismaTables(schema, dialect),
      models: Object.fromEntries(tables.map((model) => [model.name, mappedName(model)])),
      fields: prismaFields(schema, prismaModels(schema)),
      prisma: schema,
    },
  ];
}

/** `generic` in a file without a datasource, which is then in a file beside it. */
function dialectOf(schema: PrismaSchema): SqlDialect {
  return dialects[technologyOf(schema.datasources[0])] ?? 'generic';
}

const dialects: Readonly<Record<string, SqlDialect>> = {
  postgresql: 'postgresql',
  cockroachdb: 'postgresql',
  mysql: 'mysql',
  sqlite: 'sqlite',
  sqlserver: 'sqlserver',
};

function technologyOf(source: PrismaModel | undefined): string {
  const value = source?.fields.find(({ name }) => name === 'provider')?.value;
  const provider = value?.kind === 'text' ? value.text : '';
  return provider === 'postgres' ? 'postgresql' : provider;
}

function storeFact(file: ReadFile, source: PrismaModel): StoreFact {
  const url = source.fields.find(({ name }) => name === 'url')?.value;
  const first = url?.kind === 'call' && url.name === 'env' ? url.args[0]?.value : undefined;
  return {
    kind: 'store',
    technology: technologyOf(source),
    url: url?.kind === 'text' ? redact(url.text) : undefined,
    environmentVariable: first?.kind === 'text' ? first.text : undefined,
    evidence: file.evidence(source.at, source.end),
  };
}
