import type { FileEdit } from '../../model/file-edit.ts';
import type { Migration } from '../../model/migration.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { folderOf } from '../../model/workspace-path.ts';
import { sameColumn } from '../questions/index-cover.ts';
import { dropStatement, indexName, indexStatement } from '../words/index-statement.ts';
import { codeSteps, type StepWriter } from './code-steps.ts';
import { historyOf, stepText } from './migration-history.ts';
import { keepsPicture, modelEdits } from './model-edits.ts';
import { nextStep } from './next-step.ts';
import { sqlalchemyEdits } from './sqlalchemy-edits.ts';

/**
 * What adds an index in the way of the workspace: the next step of its own migrations, the model where a library makes
 * the schema from it, or the script that declares the table. Nothing where that is not certain.
 */
export function indexEdits(
  index: SystemIndex,
  table: Table,
  lists: readonly (readonly string[])[],
): readonly FileEdit[] | undefined {
  const [place] = table.evidence;
  if (table.documents === true || place === undefined || lists.some((columns) => columns.length === 0))
    return undefined;
  if (!lists.flat().every((name) => table.columns.some((column) => sameColumn(column.name, name)))) return undefined;
  if (place.file.endsWith('.prisma')) return prismaEdits(index, table, lists);
  const latest = latestOf(index, table);
  if (table.origin === 'model' && latest?.tool === 'alembic') {
    const models = sqlalchemyEdits(table, lists);
    const steps = models === undefined ? undefined : migrationEdits(table, latest, lists);
    return models === undefined || steps === undefined ? undefined : [...models, ...steps];
  }
  if (table.origin === 'model') return modelledEdits(table, latest, lists);
  if (table.origin !== 'ddl' && table.origin !== 'migrations') return undefined;
  if (latest === undefined) return scriptEdits(table, place.file, lists);
  return migrationEdits(table, latest, lists);
}

/**
 * A history that a person writes is where the index belongs. One that a tool makes of the models follows from them:
 * Django's step is written with the model, others by their own command, since they keep a picture beside their steps.
 */
function modelledEdits(
  table: Table,
  latest: Migration | undefined,
  lists: readonly (readonly string[])[],
): readonly FileEdit[] | undefined {
  const isDrawn = latest?.tool === 'django' || keepsPicture(table);
  if (latest !== undefined && !isDrawn) return migrationEdits(table, latest, lists);
  const [columns, another] = lists;
  const models = columns === undefined || another !== undefined ? undefined : modelEdits(table, columns);
  if (models === undefined || latest?.tool !== 'django') return models;
  const steps = migrationEdits(table, latest, lists);
  return steps === undefined ? undefined : [...models, ...steps];
}

/** The newest step of the history that made the table. Where two histories could be meant, none is. */
function latestOf(index: SystemIndex, table: Table): Migration | undefined {
  const made = index.system.migrations.filter((migration) =>
    table.evidence.some(({ file }) => file === migration.file || isDumpOf(file, migration)),
  );
  const histories = new Set(made.map(historyOf));
  const [history, another] = histories;
  if (history === undefined || another !== undefined) return undefined;
  const own = index.system.migrations.filter((migration) => historyOf(migration) === history);
  return own.find(({ latest }) => latest) ?? lastCounted(own);
}

/** Of several applications of Django none has the newest step, but each has its own last one. */
function lastCounted(own: readonly Migration[]): Migration | undefined {
  const counted = own.filter(({ tool, file }) => tool === 'django' && /\/\d{4}_\w+\.py$/.test(file));
  const number = ({ file }: Migration): string => file.split('/').at(-1)?.slice(0, 4) ?? '';
  const [last, before] = counted.toSorted((a, b) => number(b).localeCompare(number(a)));
  return last === undefined || (before !== undefined && number(last) === number(before)) ? undefined : last;
}

/** Rails writes what `db/migrate` adds up to into `db/schema.rb`. */
function isDumpOf(file: string, { file: step, tool }: Migration): boolean {
  return (
    tool === 'active-record' && file.endsWith('schema.rb') && folderOf(step) === file.replace(/schema\.rb$/, 'migrate')
  );
}

/** A file that declares its tables and is no step of a history is the schema itself. */
function scriptEdits(
  table: Table,
  file: string,
  lists: readonly (readonly string[])[],
): readonly FileEdit[] | undefined {
  if (!file.endsWith('.sql') || table.origin !== 'ddl') return undefined;
  const statements = lists.map((columns) => plainly(indexStatement(table, columns)));
  return [{ kind: 'append', file, text: `${statements.join('\n')}\n` }];
}

/** Nothing waits where a script makes an empty database. */
function plainly(statement: string): string {
  return statement.replace('INDEX CONCURRENTLY', 'INDEX');
}

function migrationEdits(
  table: Table,
  latest: Migration,
  lists: readonly (readonly string[])[],
): readonly FileEdit[] | undefined {
  const write = Object.hasOwn(codeSteps, latest.tool) ? codeSteps[latest.tool] : undefined;
  if (write !== undefined) return codeEdits(table, latest, lists, write);
  // A concurrent build stands alone in its file: most tools send a file as one, and PostgreSQL makes that a transaction.
  const steps: FileEdit[] = [];
  let before = latest;
  for (const columns of lists) {
    const next = nextStep(before, `add_${indexName(table, columns)}`);
    if (next === undefined) return undefined;
    const drop = dropStatement(table, columns);
    const text = stepText(latest, { up: indexStatement(table, columns), down: drop, alone: true });
    steps.push({ kind: 'create', file: next.file, text });
    if (next.back !== undefined) steps.push({ kind: 'create', file: next.back, text: `${drop}\n` });
    before = { ...before, file: next.file };
  }
  return steps;
}

function codeEdits(
  table: Table,
  latest: Migration,
  lists: readonly (readonly string[])[],
  write: StepWriter,
): readonly FileEdit[] | undefined {
  const steps: FileEdit[] = [];
  let before = latest;
  for (const columns of lists) {
    const step = write({ before, table, columns });
    if (step === undefined) return undefined;
    const { file, text, follows, manner = before.manner } = step;
    steps.push({ kind: 'create', file, text, ...(follows !== undefined && { follows }) });
    before = { ...before, file, manner };
  }
  return steps;
}

/** Prisma makes migrations from the schema: the field names stand in the model, the columns in the database. */
function prismaEdits(
  index: SystemIndex,
  table: Table,
  lists: readonly (readonly string[])[],
): readonly FileEdit[] | undefined {
  const [place] = table.evidence;
  const own = index.system.migrations.filter(({ tool, service }) => tool === 'prisma' && service === table.declaredBy);
  if (place === undefined || (own.length > 0 && own.filter(({ latest }) => latest).length !== 1)) return undefined;
  const fields = lists.map((columns) => columns.flatMap((column) => fieldOf(table, column)));
  if (fields.some((names, at) => names.length !== lists[at]?.length)) return undefined;
  const text = fields.map((names) => `  @@index([${names.join(', ')}])`).join('\n');
  const model: FileEdit = { kind: 'insert', file: place.file, line: place.endLine, anchor: '}', place: 'before', text };
  const latest = own.find((migration) => migration.latest);
  const steps = latest === undefined ? [] : migrationEdits(table, latest, lists);
  return steps === undefined ? undefined : [model, ...steps];
}

/** The name in the model is the first word of the line that declares the column. */
function fieldOf(table: Table, column: string): readonly string[] {
  const found = table.columns.find(({ name }) => sameColumn(name, column));
  const name = /^\s*(\w+)\s/.exec(found?.evidence?.text ?? '')?.[1];
  return name === undefined || found?.evidence?.file !== table.evidence[0]?.file ? [] : [name];
}
