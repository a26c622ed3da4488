import type { CloudTable } from '../../extractors/plan-fact.ts';
import type { Component } from '../../model/component.ts';
import type { Table } from '../../model/table.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';
import { tableId } from './join-accesses.ts';

/** Tables that no schema but a plan of deployment declares: those of DynamoDB. */
export function cloudTables(input: LinkInput, components: readonly Component[]): readonly Table[] {
  const store = components.find(({ technology }) => technology === 'dynamodb')?.id;
  if (store === undefined) return [];
  return filesWith(input.files, 'cloud-table').flatMap(({ file, facts, role }) =>
    facts.flatMap((fact) =>
      fact.kind === 'cloud-table' && role === 'system' ? [tableOf(input, file, store, fact.table)] : [],
    ),
  );
}

function tableOf(input: LinkInput, file: string, store: string, table: CloudTable): Table {
  const { name, key, columns, indexes, at, end } = table;
  return {
    id: tableId(store, name, undefined),
    store,
    name,
    dialect: 'generic',
    documents: true,
    columns: columns.map((column) => ({ ...column, nullable: !key.includes(column.name) })),
    primaryKey: key,
    foreignKeys: [],
    indexes: indexes.map((index) => ({
      name: index.name,
      columns: index.columns,
      unique: false,
      evidence: input.evidence(file, index.at, index.end),
    })),
    checks: [],
    origin: 'ddl',
    evidence: [input.evidence(file, at, end)],
    provenance: 'extracted',
    role: 'system',
  };
}
