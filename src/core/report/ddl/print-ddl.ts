import type { Component } from '../../model/component.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Index, Table } from '../../model/table.ts';
import { createTable } from './create-table.ts';
import { extensions } from './extensions.ts';
import { addForeignKey, keysLeftOut, keysWithin } from './foreign-key.ts';
import { indexName } from './index-name.ts';
import { withOwnIndexNames } from './index-names.ts';
import { qualified } from './qualified.ts';
import { postgresqlSpeech } from './speech/postgresql-speech.ts';
import type { Speech } from './speech/speech.ts';
import { speechOf } from './speech/speech-of.ts';
import { sqlComment, sqlName, sqlText } from './sql-name.ts';

/**
 * The schema as extracted: tables, then what refers from one to another, each store in the words of the database that it
 * is declared for. Where nothing says which, that is PostgreSQL.
 */
export function printDdl(tables: readonly Table[], components: readonly Component[]): string {
  const own = tables.filter((table) => table.role === 'system');
  const speeches = new Map([...groupBy(own, (table) => table.store)].map(([id, of]) => [id, speechOf(madeBySql(of))]));
  const speechAt = (store: string): Speech => speeches.get(store) ?? postgresqlSpeech;
  // Of all stores at once: whoever tries the whole script in one database meets no name twice.
  const known = withOwnIndexNames(own, (table) => speechAt(table.store).sharesIndexNames);
  const names = new Map(components.map((component) => [component.id, component]));
  const stores = [...groupBy(known, (table) => table.store)].map(([store, of]) =>
    printStore(names.get(store), of, speechAt(store)),
  );
  return stores.length === 0 ? '' : `${stores.join('\n\n')}\n`;
}

/** The databases whose words `printDdl` uses for these tables, as people write them. */
export function productsOf(tables: readonly Table[]): readonly string[] {
  const stores = [...groupBy(madeBySql(tables), (table) => table.store).values()];
  return [...new Set(stores.map((own) => speechOf(own).product))].sort();
}

function madeBySql(tables: readonly Table[]): readonly Table[] {
  return tables.filter((table) => table.role === 'system' && table.columns.length > 0 && table.documents !== true);
}

function printStore(store: Component | undefined, tables: readonly Table[], speech: Speech): string {
  const declared = madeBySql(tables);
  const undeclared = tables.filter((table) => table.columns.length === 0).map((table) => table.name);
  const isPostgres = speech === postgresqlSpeech;
  const parts = [
    sqlComment(`${store?.name ?? 'Database'}${isPostgres ? '' : `, for ${speech.product}`}`),
    schemas(declared, speech),
    isPostgres ? extensions(declared) : '',
    ...declared.map((table) =>
      createTable(table, speech, speech.keysWithinTables ? keysWithin(table, declared, speech) : []),
    ),
    declared.flatMap((table) => table.indexes.map((index) => createIndex(table, index, speech))).join('\n'),
    declared
      .flatMap((table) =>
        speech.keysWithinTables
          ? keysLeftOut(table, declared)
          : table.foreignKeys.map((key) => addForeignKey(table, key, declared, speech)),
      )
      .join('\n'),
    isPostgres ? declared.flatMap(comments).join('\n') : '',
    undeclared.length === 0 ? '' : sqlComment(`Used by code, declared nowhere: ${undeclared.join(', ')}`),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function schemas(tables: readonly Table[], { usualSchema, createSchema }: Speech): string {
  if (usualSchema === undefined) return '';
  const names = [...new Set(tables.map((table) => table.schema ?? usualSchema))];
  return names
    .filter((name) => name !== usualSchema)
    .map(createSchema)
    .join('\n');
}

export function createIndex(table: Table, index: Index, speech: Speech): string {
  const name = indexName(table, index);
  const said = speech.createIndex(table, index, name, qualified(table, speech));
  return typeof said === 'string' ? said : sqlComment(`Index ${name} is left out: ${said.gap}`);
}

export function comments(table: Table): readonly string[] {
  return table.columns.flatMap((column) =>
    column.comment === undefined
      ? []
      : [
          `COMMENT ON COLUMN ${qualified(table, postgresqlSpeech)}.${sqlName(column.name)} IS ${sqlText(column.comment)};`,
        ],
  );
}
