import type { Column, ForeignKey, Index } from '../../../src/core/model/table.ts';
import type { ReviewTable } from '../../../src/core/review/review.ts';
import { quote } from './evidence.ts';
import { fingerprintsOn } from './findings.ts';

interface Told {
  readonly name: string;
  readonly place: string;
  /** `name type`, with `?` behind the type of a nullable column. */
  readonly columns: readonly string[];
  readonly references?: Readonly<Record<string, string>>;
  readonly indexes?: readonly string[];
  readonly readBy: readonly string[];
  readonly writtenBy: readonly string[];
}

const schema = 'services/orders/prisma/schema.prisma';
const catalog = 'services/catalog/prisma/schema.prisma';

const told: readonly Told[] = [
  {
    name: 'customers',
    place: `${schema}:8`,
    columns: ['id uuid', 'email text', 'password_hash text', 'created_at timestamptz'],
    indexes: ['unique email'],
    readBy: ['gateway', 'orders'],
    writtenBy: ['gateway'],
  },
  {
    name: 'order_lines',
    place: `${schema}:36`,
    columns: ['order_id uuid', 'product_id text', 'quantity integer', 'unit_price numeric(12,2)'],
    references: { order_id: 'orders', product_id: 'products' },
    indexes: ['order_id'],
    readBy: ['orders'],
    writtenBy: ['orders'],
  },
  {
    name: 'orders',
    place: `${schema}:22`,
    columns: [
      'id uuid',
      'customer_id uuid',
      'status text',
      'total numeric(12,2)',
      'note text?',
      'created_at timestamptz',
    ],
    references: { customer_id: 'customers' },
    readBy: ['orders'],
    writtenBy: ['orders', 'payments'],
  },
  {
    name: 'payments',
    place: 'services/payments/migrations/001_payments.sql:3',
    columns: ['id uuid', 'order_id uuid', 'provider_ref text', 'state text', 'amount numeric(12,2)'],
    indexes: ['unique provider_ref'],
    readBy: ['payments'],
    writtenBy: ['payments'],
  },
  {
    name: 'products',
    place: `${catalog}:10`,
    columns: ['id text', 'name text', 'price numeric(12,2)', 'attributes jsonb?'],
    indexes: ['name'],
    readBy: ['catalog'],
    writtenBy: ['catalog'],
  },
  {
    name: 'sessions',
    place: `${schema}:48`,
    columns: ['token text', 'customer_id uuid', 'expires_at timestamptz'],
    references: { customer_id: 'customers' },
    indexes: ['customer_id'],
    readBy: ['gateway'],
    writtenBy: ['gateway'],
  },
  {
    name: 'shipments',
    place: `${schema}:56`,
    columns: ['id uuid', 'order_id uuid', 'carrier text', 'tracking text?'],
    references: { order_id: 'orders' },
    indexes: ['order_id'],
    readBy: ['orders'],
    writtenBy: ['orders'],
  },
  {
    name: 'stock',
    place: `${catalog}:31`,
    columns: ['product_id text', 'on_hand integer', 'reserved integer'],
    references: { product_id: 'products' },
    readBy: ['catalog'],
    writtenBy: ['catalog'],
  },
];

export const sampleTables: readonly ReviewTable[] = told.map((said) => {
  const id = `table:shop:${said.name}`;
  const columns = said.columns.map(column);
  return {
    id,
    evidence: [quote(said.place, said.name)],
    provenance: 'extracted',
    role: 'system',
    store: 'database:shop',
    storeName: 'shop',
    name: said.name,
    dialect: 'postgresql',
    columns,
    primaryKey: said.name === 'order_lines' ? ['order_id', 'product_id'] : [columns[0]?.name ?? 'id'],
    foreignKeys: Object.entries(said.references ?? {}).map(([from, to]) => foreignKey(from, to, said.place)),
    indexes: (said.indexes ?? []).map((text) => index(said.name, text, said.place)),
    checks: said.name === 'stock' ? ['on_hand >= reserved'] : [],
    origin: said.place.endsWith('.sql:3') ? 'migrations' : 'model',
    readBy: said.readBy,
    writtenBy: said.writtenBy,
    findings: fingerprintsOn(id),
  };
});

export const sampleDdl = sampleTables.map(ddl).join('\n\n');

function column(text: string): Column {
  const [name = '', type = ''] = text.split(' ');
  const base = { name, type: type.replace('?', ''), nullable: type.endsWith('?') };
  return name === 'created_at' ? { ...base, default: 'now()' } : base;
}

function foreignKey(from: string, table: string, place: string): ForeignKey {
  return {
    columns: [from],
    references: { table, columns: ['id'] },
    onDelete: table === 'orders' ? 'cascade' : undefined,
    evidence: quote(place, from),
  };
}

function index(table: string, text: string, place: string): Index {
  const columns = text.replace('unique ', '').split(',');
  return {
    name: `${table}_${columns.join('_')}_idx`,
    columns,
    unique: text.startsWith('unique'),
    evidence: quote(place, text),
  };
}

function ddl(table: ReviewTable): string {
  const columns = table.columns.map(
    (c) => `  ${c.name} ${c.type}${c.nullable ? '' : ' NOT NULL'}${c.default ? ` DEFAULT ${c.default}` : ''}`,
  );
  const keys = table.foreignKeys.map(
    (key) =>
      `  FOREIGN KEY (${key.columns}) REFERENCES ${key.references.table} (id)${key.onDelete ? ' ON DELETE CASCADE' : ''}`,
  );
  const primary = `  PRIMARY KEY (${table.primaryKey.join(', ')})`;
  const indexes = table.indexes.map(
    (i) => `CREATE ${i.unique ? 'UNIQUE ' : ''}INDEX ${i.name} ON ${table.name} (${i.columns});`,
  );
  return [`CREATE TABLE ${table.name} (\n${[...columns, primary, ...keys].join(',\n')}\n);`, ...indexes].join('\n');
}
