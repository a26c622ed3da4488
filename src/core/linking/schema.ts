import type { MigrationFact, SchemaFact } from '../extractors/fact.ts';
import { extended } from '../model/extended.ts';
import type { Migration } from '../model/migration.ts';
import type { Problem } from '../model/problem.ts';
import type { Table } from '../model/table.ts';
import type { MapperSql } from '../syntax/mapper-statement.ts';
import { tableId } from './data/join-accesses.ts';
import { type CatalogTable, createSchemaCatalog, type SchemaCatalog } from './data/schema-catalog.ts';
import type { LinkedSchemaFact } from './ef/ef-schema.ts';
import type { LinkInput } from './link-input.ts';
import { dialectOfStore } from './replay/drivers.ts';
import { knownDialect } from './replay/known-dialect.ts';
import type { SchemaSource } from './replay/schema-source.ts';
import { replaySchema } from './replay-schema.ts';
import type { Services } from './services/find-services.ts';
import { withWaysBack } from './ways-back.ts';

export interface LinkedSchema {
  readonly tables: readonly Table[];
  /** By whom the names of tables are looked up; it asks which database a service speaks to. */
  catalog(storeOf: (service: string) => string): SchemaCatalog;
  readonly migrations: readonly Migration[];
  readonly problems: readonly Problem[];
}

/** Tables of every service, its migrations replayed and its models laid over them. */
export function readSchema(
  input: LinkInput,
  services: Services,
  linked: readonly LinkedSchemaFact[] = [],
): LinkedSchema {
  const sources = sourcesByService(input, services, linked);
  const entries: CatalogTable[] = [];
  const migrations: Migration[] = [];
  const problems: Problem[] = [];
  for (const [service, group] of sources) {
    const owner = service === '' ? undefined : service;
    const known = knownDialect(input, group) ?? dialectOfStore(services.deployedStore(owner));
    const replayed = replaySchema(group, known, input.files.size === 1);
    const fields = withWaysBack(replayed.fields);
    migrations.push(...replayed.migrations.map((migration) => extended(migration, { service: owner })));
    problems.push(...replayed.problems);
    for (const table of replayed.tables) {
      const store = services.storeOf(owner, technologyOf(table));
      const id = tableId(store, table.name, table.schema);
      const linked: Table = extended(table, { id, store, declaredBy: owner });
      const model = table.model ?? '';
      const order = replayed.orders[model];
      entries.push({ table: linked, fields: fields[model] ?? {}, ...(order && { order }) });
    }
  }
  const distinct = withoutTwins(entries);
  return {
    tables: distinct.map((entry) => entry.table),
    catalog: createSchemaCatalog(distinct, mappedStatements(input)),
    migrations,
    problems,
  };
}

function mappedStatements(input: LinkInput): ReadonlyMap<string, MapperSql> {
  const statements = new Map<string, MapperSql>();
  const twice = new Set<string>();
  for (const { facts } of input.files.values())
    for (const fact of facts)
      if (fact.kind === 'mapped-statements')
        for (const { id, ...sql } of fact.statements) {
          if (statements.has(id) && statements.get(id)?.sql !== sql.sql) twice.add(id);
          statements.set(id, sql);
        }
  // Of two files that call different statements alike, nobody knows which is meant.
  for (const id of twice) statements.delete(id);
  return statements;
}

function technologyOf({ documents, dialect }: Pick<Table, 'documents' | 'dialect'>): string {
  if (documents === true) return 'mongodb';
  return dialect === 'generic' ? 'sql' : dialect;
}

function sourcesByService(
  input: LinkInput,
  services: Services,
  linked: readonly LinkedSchemaFact[],
): ReadonlyMap<string, readonly SchemaSource[]> {
  const groups = new Map<string, SchemaSource[]>();
  for (const [file, facts] of input.files) {
    if (facts.role !== 'system') continue;
    for (const fact of facts.facts) {
      if (fact.kind !== 'schema' && fact.kind !== 'migration') continue;
      const service = services.serviceOf(file) ?? '';
      const source = sourceOf(input, file, fact);
      groups.set(service, [...(groups.get(service) ?? []), source]);
    }
  }
  for (const { file, fact } of linked) {
    if (input.files.get(file)?.role !== 'system') continue;
    const service = services.serviceOf(file) ?? '';
    groups.set(service, [...(groups.get(service) ?? []), sourceOf(input, file, fact)]);
  }
  return groups;
}

function sourceOf(input: LinkInput, file: string, fact: SchemaFact | MigrationFact): SchemaSource {
  return { file, fact, evidence: (at, end) => input.evidence(file, at, end) };
}

/** Two services that declare a table of one name in one database speak of the same table. */
function withoutTwins(entries: readonly CatalogTable[]): readonly CatalogTable[] {
  const byId = new Map<string, CatalogTable>();
  for (const entry of entries) {
    const known = byId.get(entry.table.id);
    if (known === undefined || known.table.columns.length < entry.table.columns.length) byId.set(entry.table.id, entry);
  }
  return [...byId.values()];
}
