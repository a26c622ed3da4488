import type { Component } from '../../model/component.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { listed, shortList } from '../../model/wording.ts';
import { deployedDatabases } from '../questions/deployed-databases.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import type { Example, Report, Rule } from '../rule.ts';
import { prose } from '../words/prose.ts';
import { sharedDatabaseExample } from '../words/shared-database-example.ts';

export const foreignTableRead: Rule = {
  id: 'foreign-table-read',
  area: 'services',
  severity: 'medium',
  what: 'A service reads a table that another service makes and writes.',
  why: 'The owner can rename no column without breaking a service that it knows nothing of, and what it checks before it answers does not count.',
  fix: 'Ask the owner through its API, or keep a copy that its events fill.',
  references: [
    'https://microservices.io/patterns/data/database-per-service.html',
    'https://microservices.io/patterns/data/cqrs.html',
  ],
  reads: ['accesses', 'operations', 'tables', 'components'],
  examples: {
    bad: shopWith("'SELECT state FROM orders WHERE id = $1', [req.params.id]"),
    good: shopWith("'SELECT state FROM payments WHERE order_id = $1', [req.params.id]"),
  },
  check: ({ index }) => index.ofDistricts(readReports).flat(),
};

function readReports(index: SystemIndex): readonly Report[] {
  const reads = index.system.tables.flatMap((table) => {
    const owner = index.component(table.declaredBy ?? '');
    if (owner?.root === undefined || !index.writersOf(table.id).includes(owner.id)) return [];
    return index.readersOf(table.id).flatMap((id) => {
      const reader = index.component(id);
      return reader !== undefined && isStranger(reader, owner) ? readsOf(index, table, reader, owner) : [];
    });
  });
  return [...groupBy(reads, ({ reader, owner }) => `${reader.id} ${owner.id}`).values()].map(report);
}

interface Read {
  readonly reader: Component;
  readonly owner: Component;
  readonly table: Table;
  readonly access: DataAccess;
}

/** Code of its own that the deployment hands the address of the very same database; who writes there too is told so elsewhere. */
function isStranger(reader: Component, owner: Component): boolean {
  if (reader.root === undefined || reader.root === owner.root || reader.kind !== 'service') return false;
  const own = deployedDatabases(owner);
  return deployedDatabases(reader).some((name) => own.includes(name));
}

function readsOf(index: SystemIndex, table: Table, reader: Component, owner: Component): readonly Read[] {
  if (index.writersOf(table.id).includes(reader.id)) return [];
  return index
    .accessesOfTable(table.id)
    .filter(({ kind, operation }) => kind === 'read' && index.operation(operation)?.service === reader.id)
    .map((access) => ({ reader, owner, table, access }));
}

function report(reads: NonEmpty<Read>): Report {
  const [{ reader, owner }] = reads;
  const tables = [...new Set(reads.map(({ table }) => table))];
  const names = tables.map(({ name }) => name).sort();
  return {
    title: `${reader.name} reads the ${names.length === 1 ? 'table' : 'tables'} ${shortList(names)} of the service ${owner.name}`,
    message: prose(
      `${owner.name} makes and writes ${listed(names)}, and ${reader.name} queries ${names.length === 1 ? 'it' : 'them'} in the same database:`,
      `a column that ${owner.name} renames breaks ${reader.name} at run time.`,
    ),
    fix: `Let ${reader.name} ask ${owner.name} through a route, or keep what it needs in a table of its own that events of ${owner.name} fill.`,
    evidence: evidenceChain(
      reads.map(({ access: { evidence } }) => evidence[0]),
      tables.map(({ evidence }) => evidence[0]),
    ),
    subjects: [reader.id, owner.id, ...tables.map(({ id }) => id)],
  };
}

/** Orders keeps orders, billing asks for the state of one by the given query. */
function shopWith(query: string): Example {
  return {
    ...sharedDatabaseExample({
      orders: asking(
        "post('/orders/:id/payment'",
        "'UPDATE orders SET state = $1 WHERE id = $2', ['paid', req.params.id]",
        'res.status(found.rowCount === 0 ? 404 : 204).end()',
      ),
      billing: asking("get('/payments/:id'", query, 'res.json(found.rows[0])'),
    }),
    'orders/schema.sql': 'CREATE TABLE orders (id bigserial PRIMARY KEY, sku text NOT NULL, state text);\n',
    'billing/schema.sql': 'CREATE TABLE payments (order_id bigint PRIMARY KEY, state text NOT NULL);\n',
  };
}

function asking(route: string, query: string, answer: string): string {
  return `app.${route}, requireAuth, async (req, res) => {
  const found = await pool.query(${query});
  ${answer};
});`;
}
