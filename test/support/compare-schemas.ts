import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { languageOf } from '../../src/core/discovery/language-of.ts';
import type { Fact } from '../../src/core/extractors/fact.ts';
import type { SchemaSource } from '../../src/core/linking/replay/schema-source.ts';
import type { ReplayedTable } from '../../src/core/linking/replay/table-draft.ts';
import { replaySchema } from '../../src/core/linking/replay-schema.ts';
import { evidenceIn, readFacts, sourceText } from '../../src/core/read-facts.ts';
import { testParsers } from './parsers.ts';

/** Tables of a folder, told by its models alone and by its migrations alone. */
export async function readTwice(folder: string): Promise<{ models: Tables; migrations: Tables }> {
  const sources = await sourcesOf(folder);
  const told = (isTold: (fact: Fact) => boolean): Tables =>
    new Map(
      replaySchema(
        sources.filter(({ fact }) => isTold(fact)),
        'postgresql',
      ).tables.map((table) => [table.name, table]),
    );
  return {
    models: told((fact) => fact.kind === 'schema' && fact.origin === 'model'),
    migrations: told((fact) => fact.kind === 'migration'),
  };
}

export type Tables = ReadonlyMap<string, ReplayedTable>;

/** Where both differ in tables, columns, keys or references, one line each. */
export function differences({ models, migrations }: { models: Tables; migrations: Tables }): readonly string[] {
  const names = [...new Set([...models.keys(), ...migrations.keys()])].sort();
  return names.flatMap((name) => {
    const model = models.get(name);
    const step = migrations.get(name);
    if (model === undefined) return [`${name}: only the migrations know it`];
    if (step === undefined) return [`${name}: only a model declares it`];
    return tableDifferences(model, step).map((line) => `${name}: ${line}`);
  });
}

function tableDifferences(model: ReplayedTable, step: ReplayedTable): readonly string[] {
  return [
    ...apart('column', model.columns.map(columnText), step.columns.map(columnText)),
    ...apart('key', [model.primaryKey.join(', ')], [step.primaryKey.join(', ')]),
    ...apart('reference', model.foreignKeys.map(referenceText), step.foreignKeys.map(referenceText)),
    ...apart('index', model.indexes.map(indexText), step.indexes.map(indexText)),
  ];
}

function columnText({ name, type, nullable }: ReplayedTable['columns'][number]): string {
  return `${name} ${type}${nullable ? ' null' : ''}`;
}

function referenceText({ columns, references }: ReplayedTable['foreignKeys'][number]): string {
  return `${columns.join(', ')} > ${references.table} (${references.columns.join(', ')})`;
}

function indexText({ columns, unique, where }: ReplayedTable['indexes'][number]): string {
  return `${unique ? 'unique ' : ''}(${columns.join(', ')})${where === undefined ? '' : ` where ${where}`}`;
}

function apart(what: string, model: readonly string[], step: readonly string[]): readonly string[] {
  return [
    ...model.filter((text) => !step.includes(text)).map((text) => `model ${what} ${text}`),
    ...step.filter((text) => !model.includes(text)).map((text) => `migrated ${what} ${text}`),
  ];
}

async function sourcesOf(folder: string): Promise<readonly SchemaSource[]> {
  const parsers = await testParsers();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sources: SchemaSource[] = [];
  for (const entry of entries) {
    const full = path.join(entry.parentPath, entry.name);
    const file = path.relative(folder, full).replaceAll(path.sep, '/');
    if (!entry.isFile() || !/\.(?:py|ts|js|prisma|sql)$/.test(file)) continue;
    const source = sourceText(file, await readFile(full, 'utf8'));
    if (source.role !== 'system') continue;
    for (const fact of readFacts(parsers, source, languageOf(file) !== undefined).facts)
      if (fact.kind === 'schema' || fact.kind === 'migration')
        sources.push({ file, fact, evidence: (at, end) => evidenceIn(source, at, end) });
  }
  return sources;
}
