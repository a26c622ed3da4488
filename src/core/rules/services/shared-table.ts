import type { Component } from '../../model/component.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { count, shortList } from '../../model/wording.ts';
import { folderOf } from '../../model/workspace-path.ts';
import type { Severity } from '../finding.ts';
import { liveApart } from '../questions/deployed-databases.ts';
import { evidenceChain, placeOf } from '../questions/evidence-chain.ts';
import { groupBy, isNonEmpty, type NonEmpty } from '../questions/group-by.ts';
import type { Example, Report, Rule } from '../rule.ts';
import { prose } from '../words/prose.ts';
import { sharedDatabaseExample } from '../words/shared-database-example.ts';
import { wordsOf } from '../words/words-of.ts';

export const sharedTable: Rule = {
  id: 'shared-table',
  area: 'services',
  severity: 'high',
  what: 'Two services write the same table.',
  why: 'Neither can change the table or its rules without the other, and neither can promise what its rows mean.',
  fix: 'Give the table one owner, and let the other service ask or tell the owner.',
  references: [
    'https://microservices.io/patterns/data/database-per-service.html',
    'https://learn.microsoft.com/en-us/azure/architecture/microservices/design/data-considerations',
  ],
  reads: ['accesses', 'operations', 'tables', 'components'],
  examples: {
    bad: shopWith("'UPDATE orders SET state = $1 WHERE id = $2', ['paid', req.params.id]"),
    good: shopWith("'INSERT INTO payments (order_id) VALUES ($1)', [req.params.id]"),
  },
  check: ({ index }) => index.ofDistricts(readReports).flat(),
};

/** What the same services write together, with the same owner, is one thing to mend. */
function readReports(index: SystemIndex): readonly Report[] {
  const shared = index.system.tables.flatMap((table) => {
    const writers = writersOf(index, table);
    return writers.length > 1 && isNonEmpty(writers) && !isShared(table) && !liveApart(writers)
      ? [{ table, writers, owner: ownerOf(index, table, writers) }]
      : [];
  });
  const together = groupBy(shared, ({ table, writers, owner }) =>
    [table.store, owner.id, ...writers.map(({ id }) => id).sort()].join(' '),
  );
  return [...together.values()].map((group) => report(index, group));
}

interface SharedTable {
  readonly table: Table;
  readonly writers: NonEmpty<Component>;
  readonly owner: Component;
}

/** Orders places orders, billing notes with the given query that one is paid. */
function shopWith(query: string): Example {
  return sharedDatabaseExample({
    orders: writing('/orders', "'INSERT INTO orders (sku) VALUES ($1)', [req.body.sku]"),
    billing: writing('/payments/:id', query),
  });
}

function writing(path: string, statement: string): string {
  return `app.post('${path}', requireAuth, async (req, res) => {
  await pool.query(${statement});
  res.status(204).end();
});`;
}

/** Several components that run one codebase, such as an API and its worker, are one writer. */
function writersOf(index: SystemIndex, table: Table): Component[] {
  const byCode = new Map<string, Component>();
  for (const id of index.writersOf(table.id)) {
    const writer = index.component(id);
    if (writer === undefined || writer.kind === 'library' || writer.root === undefined) continue;
    if (!byCode.has(writer.root)) byCode.set(writer.root, writer);
  }
  return [...byCode.values()];
}

/** Records of the migration tool are written by whoever migrates. */
function isShared(table: Table): boolean {
  return wordsOf(table.name).includes('migration');
}

function report(index: SystemIndex, group: NonEmpty<SharedTable>): Report {
  const [{ table: first, writers, owner }] = group;
  const tables = group.map(({ table }) => table);
  const names = writers.map((writer) => writer.name);
  const others = names.filter((name) => name !== owner.name);
  const writes = writers.flatMap((writer) => writesBy(index, first, writer).slice(0, 1));
  const places = writers.map((writer) => `${writer.name} (${placeOf(writesBy(index, first, writer)[0]?.evidence[0])})`);
  const noun = tables.length === 1 ? 'table' : 'tables';
  const shared = shortList(tables.map(({ name }) => name));
  return {
    severity: severityOf(index, first, writers),
    title: `${shortList(names)} write the ${noun} ${shared}`,
    message: prose(
      `${shortList(places)} write ${tables.length === 1 ? first.name : `${first.name} and ${count(tables.length - 1, 'more table')}`} in one store.`,
      'A column that one of them renames breaks the others at run time,',
      `and a rule that ${owner.name} checks before it writes does not bind ${shortList(others)}.`,
    ),
    fix: prose(
      `Let ${owner.name} own ${shared}: replace the writes of ${shortList(others)}`,
      `with a call to a route of ${owner.name} or an event that it consumes.`,
    ),
    evidence: evidenceChain(
      writes.map((write) => write.evidence[0]),
      tables.map(({ evidence }) => evidence[0]),
    ),
    subjects: [...tables.map(({ id }) => id), ...writers.map((writer) => writer.id)],
  };
}

/** The folder beside that of a program in which all its writes stand; undefined where they are its own. */
function folderOfWrites(index: SystemIndex, table: Table, writer: Component): string | undefined {
  const files = writesBy(index, table, writer).map(({ evidence: [place] }) => place?.file ?? '');
  const folders = new Set(files.map(folderOf));
  const [folder, another] = folders;
  const isOwn = files.some((file) => file.startsWith(`${writer.root}/`));
  return another === undefined && folder !== '' && !isOwn ? folder : undefined;
}

/** Who declares the table, else who inserts its rows, else who writes it most. */
function ownerOf(index: SystemIndex, table: Table, writers: NonEmpty<Component>): Component {
  const weight = (writer: Component): number => {
    const writes = writesBy(index, table, writer);
    return writes.length + (writes.some((write) => write.verb === 'insert') ? 1000 : 0);
  };
  const busiest = writers.reduce((best, writer) => (weight(writer) > weight(best) ? writer : best));
  return writers.find((writer) => writer.id === table.declaredBy) ?? busiest;
}

function writesBy(index: SystemIndex, table: Table, writer: Component): DataAccess[] {
  return index
    .accessesOfTable(table.id)
    .filter((access) => access.kind === 'write' && index.operation(access.operation)?.service === writer.id);
}

/** `orders-worker` beside `orders-api` is one team's split of one service, and so are programs that write by the same code. */
function severityOf(index: SystemIndex, table: Table, writers: readonly Component[]): Severity | undefined {
  const folders = new Set(writers.map((writer) => folderOfWrites(index, table, writer)));
  if (folders.size === 1 && !folders.has(undefined)) return 'low';
  const background = writers.filter((writer) => writer.kind === 'worker' || writer.kind === 'job').length;
  const firstWords = new Set(writers.map((writer) => wordsOf(writer.name)[0]));
  return firstWords.size === 1 || writers.length - background < 2 ? 'low' : undefined;
}
