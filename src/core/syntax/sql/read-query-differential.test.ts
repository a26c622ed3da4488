import { readFileSync } from 'node:fs';
import { loadModule, parseSync } from 'libpg-query';
import { beforeAll, describe, expect, it } from 'vitest';
import { readQuery } from './read-query.ts';

const corpus = readFileSync(new URL('../../../../test/corpora/postgresql-queries.sql', import.meta.url), 'utf8');
const queries = corpus.split(/;\n/).filter((query) => query.trim() !== '');

beforeAll(() => loadModule());

describe('Finding the tables of a query as PostgreSQL’s own parser does', () => {
  it.each(queries)('%s', (query) => {
    const ours = readQuery(query, 'postgresql');
    const names = (ours?.tables ?? []).map(({ schema, name }) => qualified(schema, name));
    expect([...new Set(names)].sort()).toEqual(tablesByPostgresql(query));
    expect(new Set((readQuery(query)?.tables ?? []).map(({ name }) => name))).toEqual(
      new Set(ours?.tables.map(({ name }) => name)),
    );
  });
});

type Node = Readonly<Record<string, unknown>>;

function tablesByPostgresql(sql: string): string[] {
  const relations: string[] = [];
  const derived = new Set<string>();
  collect(parseSync(sql), relations, derived);
  return [...new Set(relations.filter((name) => !derived.has(name)))].sort();
}

/** Every relation that a tree names, and the names of its common table expressions. `FOR UPDATE OF` names aliases. */
function collect(node: unknown, relations: string[], derived: Set<string>): void {
  if (Array.isArray(node)) for (const item of node) collect(item, relations, derived);
  if (typeof node !== 'object' || node === null) return;
  const { relname, schemaname, ctename } = node as Node;
  if (typeof relname === 'string') relations.push(qualified(schemaname as string | undefined, relname));
  if (typeof ctename === 'string') derived.add(ctename);
  for (const [key, child] of Object.entries(node)) if (key !== 'lockedRels') collect(child, relations, derived);
}

function qualified(schema: string | undefined, name: string): string {
  return schema === undefined ? name : `${schema}.${name}`;
}
