import { folderOf } from '../../model/workspace-path.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { ColumnDefinition, ConstraintDefinition, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { readXml, type XmlElement } from '../../syntax/xml.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { sqlStatements, textOfElement } from './liquibase-sql.ts';

/** Changes that Liquibase makes, written in XML, YAML or JSON: https://docs.liquibase.com/change-types/home.html. */
export const liquibase: Extractor = {
  id: 'liquibase',
  title: 'Liquibase changelogs',
  group: 'data',
  files: /(?:changelog|liquibase|(?:^|\/)changes?\/|(?:^|\/)migrations?(?=[./])).*\.xml$/i,
  applies: ({ path, text }) => /\.(?:xml|ya?ml|json)$/.test(path) && text.includes('databaseChangeLog'),
  extract: (file) => extract(file),
};

/** A change as both notations say it: its attributes, and what stands within. */
interface Change {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Change[];
  /** What stands in it as text: statements of `sql`. */
  readonly text?: string | undefined;
  readonly at: number;
  readonly end: number;
}

function extract(file: ReadFile): Extraction {
  const root = file.path.endsWith('.xml') ? elementOf(file, readXml(file.text)) : nodeOf('', file.documents?.[0]);
  const log =
    root?.name === 'databaseChangeLog' ? root : root?.children.find(({ name }) => name === 'databaseChangeLog');
  const statements = (log?.children ?? [])
    .filter(({ name }) => name === 'changeSet')
    .flatMap(({ children }) => children.filter(({ name }) => name !== 'rollback'))
    .flatMap((change) => (change.name === 'changes' ? change.children : [change]))
    .map(filledWith(propertiesOf(log)))
    .flatMap((change) =>
      change.name === 'sql'
        ? sqlStatements(change.text ?? change.attributes['sql'] ?? '', { at: change.at, end: change.end })
        : statementsOf(change),
    );
  if (statements.length === 0) return { facts: [], problems: [] };
  const history = /^(?:.*\/)?(?:changelogs?|liquibase)(?=\/)/i.exec(file.path)?.[0] ?? folderOf(file.path);
  // Version 1.10 comes after 1.9.
  const order = file.path
    .slice(history === '' ? 0 : history.length + 1)
    .replace(/(?<=[.-])\d+(?=[.-])/g, (digits) => digits.padStart(6, '0'));
  return {
    facts: [{ kind: 'migration', dialect: 'generic', history, order, tool: 'liquibase', statements }],
    problems: [],
  };
}

function elementOf(file: ReadFile, element: XmlElement | undefined): Change | undefined {
  if (element === undefined) return undefined;
  const { attributes, at, end } = element;
  const name = element.name.replace(/^.*:/, '');
  const children = element.children.flatMap((child) => elementOf(file, child) ?? []);
  return {
    name,
    attributes,
    children,
    text: name === 'sql' ? textOfElement(file.text.slice(at, end)) : undefined,
    at,
    end,
  };
}

/** `<property name="id.type" value="bigint"/>`; those of other files stay as they are written. */
function propertiesOf(log: Change | undefined): ReadonlyMap<string, string> {
  const found = (log?.children ?? []).filter(({ name }) => name === 'property');
  return new Map(found.map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? '']));
}

function filledWith(properties: ReadonlyMap<string, string>): (change: Change) => Change {
  const fill = (text: string): string =>
    text.replace(/\$\{([\w.-]+)\}/g, (hole, name: string) => properties.get(name) ?? hole);
  const filled = (change: Change): Change => ({
    ...change,
    attributes: Object.fromEntries(Object.entries(change.attributes).map(([key, value]) => [key, fill(value)])),
    children: change.children.map(filled),
    text: change.text === undefined ? undefined : fill(change.text),
  });
  return (change) => (properties.size === 0 ? change : filled(change));
}

/** Deeper than this no changelog stands. */
const deepest = 12;

/** In a list each item is a mapping with the name of a change as its only key. */
function nodeOf(name: string, node: DataNode | undefined, depth = 0): Change | undefined {
  if (node === undefined || depth > deepest) return undefined;
  const attributes: Record<string, string> = {};
  const children: Change[] = [];
  const add = (from: DataNode): void => {
    if (from.kind !== 'mapping') return;
    for (const [key, { value }] of from.entries)
      if (value.kind === 'scalar') attributes[key] = String(value.value);
      else if (value.kind === 'sequence' && key === 'columns')
        children.push(...(nodeOf(key, value, depth + 1)?.children ?? []));
      else {
        const child = nodeOf(key, value, depth + 1);
        if (child !== undefined) children.push(child);
      }
  };
  if (node.kind === 'mapping') add(node);
  if (node.kind === 'sequence')
    for (const item of node.items) {
      const inner = nodeOf('', item, depth + 1);
      children.push(...(inner?.children ?? []));
    }
  return { name, attributes, children, at: node.at, end: node.end };
}

function statementsOf(change: Change): readonly SchemaStatement[] {
  const { name, attributes, children, at, end } = change;
  const table = attributes['tableName'] ?? attributes['baseTableName'] ?? '';
  const place = { table, schema: attributes['schemaName'], at, end };
  const columns = children.filter((child) => child.name === 'column');
  const told = (key: string): string => attributes[key] ?? '';
  switch (name) {
    case 'createTable':
      return [
        {
          kind: 'create-table',
          ...place,
          ifNotExists: false,
          columns: columns.map(columnOf),
          constraints: constraintsOf(columns),
          partitioned: false,
        },
      ];
    case 'addColumn':
      return columns.map((column) => ({
        kind: 'add-column',
        ...place,
        column: columnOf(column),
        constraints: constraintsOf([column]),
      }));
    case 'dropTable':
      return [{ kind: 'drop-table', ...place }];
    case 'renameTable':
      return [{ kind: 'rename-table', ...place, table: told('oldTableName'), to: told('newTableName') }];
    case 'dropColumn':
      return [told('columnName'), ...columns.map((column) => column.attributes['name'] ?? '')]
        .filter((column) => column !== '')
        .map((column) => ({ kind: 'drop-column', ...place, column }));
    case 'renameColumn':
      return [{ kind: 'rename-column', ...place, column: told('oldColumnName'), to: told('newColumnName') }];
    case 'modifyDataType':
      return [{ kind: 'alter-column', ...place, column: told('columnName'), type: told('newDataType').toLowerCase() }];
    case 'addNotNullConstraint':
    case 'dropNotNullConstraint':
      return [{ kind: 'alter-column', ...place, column: told('columnName'), nullable: name.startsWith('drop') }];
    case 'addDefaultValue':
      return [{ kind: 'alter-column', ...place, column: told('columnName'), default: defaultIn(attributes) ?? null }];
    case 'dropDefaultValue':
      return [{ kind: 'alter-column', ...place, column: told('columnName'), default: null }];
    case 'createIndex':
      return [
        {
          kind: 'create-index',
          ...place,
          name: attributes['indexName'],
          columns: columns.map((column) => column.attributes['name'] ?? ''),
          unique: attributes['unique'] === 'true',
          concurrently: false,
        },
      ];
    case 'dropIndex':
      return [{ kind: 'drop-index', ...place, name: told('indexName') }];
    case 'addPrimaryKey':
    case 'addUniqueConstraint': {
      const constraint = name === 'addPrimaryKey' ? 'primary-key' : 'unique';
      const named = { name: attributes['constraintName'], columns: listed(told('columnNames')), at, end };
      return [{ kind: 'add-constraint', ...place, constraint: { constraint, ...named } }];
    }
    case 'addForeignKeyConstraint':
      return [{ kind: 'add-constraint', ...place, constraint: foreignKeyOf(change) }];
    case 'dropForeignKeyConstraint':
    case 'dropUniqueConstraint':
    case 'dropPrimaryKey':
      return attributes['constraintName'] === undefined
        ? []
        : [{ kind: 'drop-constraint', ...place, name: attributes['constraintName'] }];
    default:
      return [];
  }
}

function columnOf({ attributes, children, at, end }: Change): ColumnDefinition {
  const constraints = children.find(({ name }) => name === 'constraints')?.attributes ?? {};
  const isKey = constraints['primaryKey'] === 'true';
  return {
    name: attributes['name'] ?? '',
    type: (attributes['type'] ?? '').toLowerCase(),
    nullable: constraints['nullable'] !== 'false' && !isKey,
    default: defaultIn(attributes),
    generated: attributes['autoIncrement'] === 'true',
    at,
    end,
  };
}

function defaultIn(attributes: Change['attributes']): string | undefined {
  return Object.entries(attributes).find(([key]) => key.startsWith('defaultValue'))?.[1];
}

function constraintsOf(columns: readonly Change[]): readonly ConstraintDefinition[] {
  const found: ConstraintDefinition[] = [];
  const keys: string[] = [];
  for (const { attributes, children, at, end } of columns) {
    const said = children.find(({ name }) => name === 'constraints')?.attributes ?? {};
    const column = attributes['name'] ?? '';
    if (said['primaryKey'] === 'true') keys.push(column);
    if (said['unique'] === 'true') found.push({ constraint: 'unique', columns: [column], at, end });
    const referenced =
      /^([\w."]+)\s*\(\s*(\w+)\s*\)$/.exec(said['references'] ?? '') ??
      (said['referencedTableName'] === undefined
        ? null
        : ['', said['referencedTableName'], said['referencedColumnNames'] ?? '']);
    if (referenced !== null)
      found.push({
        constraint: 'foreign-key',
        name: said['foreignKeyName'],
        columns: [column],
        table: referenced[1] ?? '',
        referenced: listed(referenced[2] ?? ''),
        onDelete: said['deleteCascade'] === 'true' ? 'cascade' : undefined,
        at,
        end,
      });
  }
  const [first] = columns;
  if (keys.length > 0 && first !== undefined)
    found.push({ constraint: 'primary-key', columns: keys, at: first.at, end: first.end });
  return found;
}

function foreignKeyOf({ attributes, at, end }: Change): ConstraintDefinition {
  return {
    constraint: 'foreign-key',
    name: attributes['constraintName'],
    columns: listed(attributes['baseColumnNames'] ?? ''),
    table: attributes['referencedTableName'] ?? '',
    referenced: listed(attributes['referencedColumnNames'] ?? ''),
    onDelete: attributes['onDelete']?.toLowerCase(),
    onUpdate: attributes['onUpdate']?.toLowerCase(),
    at,
    end,
  };
}

function listed(names: string): readonly string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
