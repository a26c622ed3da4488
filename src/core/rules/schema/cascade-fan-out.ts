import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { ForeignKey, Table } from '../../model/table.ts';
import { type EntryPoint, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { sameColumn } from '../questions/index-cover.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';

const remove = `app.delete('/v1/museums/:id', async (req, res) => {
  await pool.query('DELETE FROM museums WHERE id = $1', [req.params.id]);
  res.status(204).end();
});`;

export const cascadeFanOut: Rule = {
  id: 'cascade-fan-out',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'Deleting one row cascades over three or more tables.',
  why: 'One request holds its locks until the last row is gone, however many there are.',
  fix: 'Delete the children in batches first, or mark the row and clear up later.',
  references: ['https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK'],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'jobs', 'channels'],
  within: 'district',
  examples: {
    bad: expressExample(remove, { 'schema.sql': museum(' ON DELETE CASCADE') }),
    good: expressExample(remove, { 'schema.sql': museum('') }),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const children = index.system.tables.filter(({ foreignKeys }) =>
      foreignKeys.some(({ onDelete }) => onDelete === 'cascade'),
    );
    return index.system.tables.flatMap((table) => {
      const deletes = index
        .accessesOfTable(table.id)
        .filter(
          (access) =>
            access.verb === 'delete' &&
            !isMarked(table, access) &&
            isAsked(entries(access.operation)) &&
            !takesBack(index, access.operation, table),
        );
      // Other routes may only take rows to which nothing refers yet: `DELETE /invitations` one of users.
      const remove = deletes.find(({ operation }) => isNamedFor(table, entries(operation)));
      if (remove === undefined) return [];
      const [entry] = entries(remove.operation);
      const emptied = new Set([...emptiedBy(index, entry), ...joinedBy(index, remove)]);
      const chain = cascadesFrom(
        table,
        children.filter(({ id }) => !emptied.has(id)),
      );
      if (chain.length < many) return [];
      const names = chain.map(({ child }) => child.name);
      return [
        {
          title: `${entry?.label} deletes from ${table.name} and, through cascades, from ${chain.length} more tables`,
          message: prose(
            `${table.name} → ${names.join(', ')}: all that refers to the row goes in one transaction,`,
            'and its locks last until the last one is gone. How long that is depends on how many there are.',
          ),
          fix: `Where a row of ${table.name} can have very many in one of them, delete those in batches before, or mark the row and let a job clear up.`,
          evidence: evidenceChain(
            remove.evidence[0],
            chain.map(({ key }) => key.evidence),
            wayTo(index, entry, remove.operation),
          ),
          subjects: [table.id, ...chain.map(({ child }) => child.id)],
        },
      ];
    });
  },
};

const many = 3;

/** Eloquent and GORM fill such a column where a row is deleted, and nothing of it goes. */
function isMarked({ columns }: Table, { library }: DataAccess): boolean {
  return marking.has(library) && columns.some(({ name }) => name === 'deleted_at');
}

const marking: ReadonlySet<string> = new Set(['eloquent', 'gorm']);

/** Someone waits for the answer; what a job or a consumer deletes may take its time. */
function isAsked([entry]: readonly EntryPoint[]): boolean {
  if (entry?.kind !== 'endpoint') return false;
  // What clears up behind an update most often takes rows that nothing refers to any more.
  return entry.endpoint?.method === 'DELETE' || /delete|remove|destroy/i.test(entry.label);
}

function isNamedFor({ name }: Table, [entry]: readonly EntryPoint[]): boolean {
  return entry?.label.toLowerCase().includes(name.toLowerCase().replace(/s$/, '')) === true;
}

/** A row that the same code has just made, and that goes again because a later step failed. */
function takesBack(index: SystemIndex, operation: string, table: Table): boolean {
  return index
    .accessesOf(operation)
    .some((access) => access.table === table.id && (access.verb === 'insert' || access.verb === 'upsert'));
}

interface Link {
  readonly child: Table;
  readonly key: ForeignKey;
}

/** Tables that the same work deletes from by itself: of their rows the cascade finds none, or few, left. */
function emptiedBy(index: SystemIndex, entry: EntryPoint | undefined): ReadonlySet<string> {
  const deletes = (entry === undefined ? [] : index.reachedFrom(entry.operation))
    .flatMap(({ operation }) => index.accessesOf(operation.id))
    .filter(({ verb }) => verb === 'delete');
  return new Set(deletes.map((access) => access.table));
}

/** A delete that joins its children looks at them to choose its rows: most often those that have none. */
function joinedBy(index: SystemIndex, remove: DataAccess): readonly string[] {
  const [place] = remove.evidence;
  return index
    .accessesOf(remove.operation)
    .filter(({ joined, evidence: [at] }) => joined && at?.file === place?.file && at?.line === place?.line)
    .map((access) => access.table);
}

/** Tables that lose rows when the first one does, nearest first, each once. */
function cascadesFrom(table: Table, children: readonly Table[]): Link[] {
  const seen = new Set([table.id]);
  const found: Link[] = [];
  const waiting = [table];
  for (const parent of waiting)
    for (const child of children) {
      const key = child.foreignKeys.find(
        ({ references, onDelete }) =>
          onDelete === 'cascade' && child.store === parent.store && sameColumn(references.table, parent.name),
      );
      if (key === undefined || seen.has(child.id)) continue;
      seen.add(child.id);
      found.push({ child, key });
      waiting.push(child);
    }
  return found;
}

function museum(cascade: string): string {
  const child = (name: string, parent: string): string =>
    `CREATE TABLE ${name} (\n  id bigserial PRIMARY KEY,\n  parent_key bigint NOT NULL REFERENCES ${parent} (id)${cascade}\n);\nCREATE INDEX ${name}_parent ON ${name} (parent_key);\n`;
  return `CREATE TABLE museums (id bigserial PRIMARY KEY);\n${child('wings', 'museums')}${child('halls', 'wings')}${child('tours', 'halls')}`;
}
