import type { Migration } from '../../model/migration.ts';
import type { SqlDialect } from '../../model/table.ts';
import { migrationSteps, type Told } from './migration-steps.ts';
import { withStatements } from './replay-operations.ts';
import { declared, type HistorySource, type SchemaSource, stepsInOrder } from './schema-source.ts';

export type ReplayedMigration = Omit<Migration, 'service'>;

/** What every migration does to the tables that stand when it runs. `alone`: nothing else is in the workspace. */
export function readMigrations(
  sources: readonly SchemaSource[],
  main: SqlDialect,
  alone: boolean,
): ReplayedMigration[] {
  const steps = withStatements(stepsInOrder(sources));
  const latest = latestFiles(steps);
  const told = nothing();
  const ordered = steps.map((source) => migrationOf(source, source.fact.tool, latest.has(source.file), main, told));
  const scripts = declared(sources, 'ddl').filter((source) => alone || isChange(source));
  return [...ordered, ...scripts.map((source) => migrationOf(source, 'sql', true, main, nothing()))];
}

/**
 * The last file of each history. Django keeps a history for each application, and where there are several nobody can
 * tell which of their last files is new; what was put aside has run for sure.
 */
function latestFiles(steps: readonly HistorySource[]): ReadonlySet<string> {
  const counted = steps.filter(({ fact }) => fact.tool !== 'flyway-repeatable' && !putAside.test(fact.history));
  const last = new Map(counted.map((source) => [source.fact.history, source]));
  const django = [...last.values()].filter(({ fact }) => fact.tool === 'django');
  const isOpen = ({ fact }: HistorySource): boolean => fact.tool !== 'django' || django.length === 1;
  return new Set([...last.values()].filter(isOpen).map(({ file }) => file));
}

const putAside = /(?:^|[/_.-])(?:old|archived?|legacy|squashed)(?:[/_.-]|$)/i;

function nothing(): Told {
  return { types: new Map(), indexes: new Map() };
}

function migrationOf(
  source: SchemaSource,
  tool: string,
  latest: boolean,
  main: SqlDialect,
  told: Told,
): ReplayedMigration {
  const { file, fact, evidence } = source;
  const end = fact.statements[0]?.end ?? 0;
  return {
    id: `migration:${file}`,
    file,
    dialect: fact.dialect === 'generic' ? main : fact.dialect,
    tool,
    ...(fact.kind === 'migration' && fact.manner !== undefined && { manner: fact.manner }),
    ...(fact.kind === 'migration' && fact.directives && { directives: fact.directives }),
    latest,
    steps: migrationSteps(fact.statements, told, evidence, fact.kind === 'migration' && isWrapped(fact)),
    evidence: [evidence(fact.statements[0]?.at ?? 0, end)],
    provenance: 'extracted',
    role: 'system',
  };
}

/** Tools whose files hold code say so; those that are told in comments run a file in a transaction unless one says otherwise. */
function isWrapped({ transaction, directives = [] }: HistorySource['fact']): boolean {
  if (transaction === true) return true;
  return directives.length > 0 && !directives.some((said) => /no ?transaction|transaction:\s*false/i.test(said));
}

/** A schema creates tables and a teardown drops them; a script that alters tables of others is a change to them. */
function isChange({ fact }: SchemaSource): boolean {
  const kinds = new Set(fact.statements.map(({ kind }) => kind));
  return (
    !kinds.has('create-table') && (kinds.has('add-column') || kinds.has('alter-column') || kinds.has('drop-column'))
  );
}
