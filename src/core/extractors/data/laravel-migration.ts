import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { textItems, textOf } from '../shapes/object-values.ts';
import { heldText, rawStatements } from '../shapes/php-migration.ts';
import { readBlueprint } from './laravel-blueprint.ts';

/** Tables that migrations of Laravel build call by call. */
export const laravelMigration: Extractor = {
  id: 'laravel-migration',
  title: 'Laravel migrations',
  group: 'data',
  applies: ({ outline }) =>
    outline?.language === 'php' && (isMigration(outline) || outline.calls.some((call) => isSchema(outline, call))),
  extract: (file) => extract(file),
};

const methods = new Set('create table drop dropIfExists rename dropColumns statement unprepared'.split(' '));

function extract(file: ReadFile): Extraction {
  const { outline } = file;
  if (outline === undefined) return { facts: [], problems: [] };
  const calls = outline.calls.filter((call) => isSchema(outline, call) && runsUpward(outline, call) && !isDetour(call));
  const statements = calls.toSorted((a, b) => a.at - b.at).flatMap((call) => statementsOf(file, outline, call));
  // One that moves rows alone changes no table, and yet whatever is older has run when it runs.
  if (statements.length === 0 && !isMigration(outline)) return { facts: [], problems: [] };
  const order = file.path.slice(file.path.lastIndexOf('/') + 1);
  const manner = outline.classes.some(({ name }) => name !== '') ? 'class' : 'anonymous';
  return {
    facts: [
      {
        kind: 'migration',
        dialect: 'generic',
        history: historyOf(file.path),
        order,
        tool: 'laravel',
        manner,
        statements,
      },
    ],
    problems: [],
  };
}

function isMigration({ classes }: Outline): boolean {
  return classes.some(({ bases }) => bases.some((base) => /(?:^|\\)Migration$/.test(base)));
}

/** Migrations of an application and of its modules are run by their names, wherever they lie. */
function historyOf(path: string): string {
  return `${/^(.*?)\/?(?:app|database|modules|packages|src)\//i.exec(path)?.[1] ?? ''}/migrations`.replace(/^\//, '');
}

/** `Schema::create(…)`, `Schema::connection('archive')->table(…)`, `DB::statement('ALTER TABLE …')` */
function isSchema(outline: Outline, { on, name }: CallOutline): boolean {
  if (!methods.has(name)) return false;
  let root: Value | undefined = on;
  while (root?.kind === 'call') root = outline.calls[root.call]?.on;
  if (root?.kind !== 'name') return false;
  const last = root.name.replace(/^.*[\\.]/, '');
  return name === 'statement' || name === 'unprepared' ? last === 'DB' : /^(?:Schema|schema|builder)$/.test(last);
}

function runsUpward(outline: Outline, call: CallOutline): boolean {
  for (let fn = call.fn; fn > 0; fn = outline.functions[fn]?.parent ?? 0)
    if (outline.functions[fn]?.name === 'down') return false;
  return true;
}

/** SQLite can change little of a table, so migrations build it anew for the tests' database; the real one goes elsewhere. */
function isDetour({ given }: CallOutline): boolean {
  return given === 'sqlite';
}

function statementsOf(file: ReadFile, outline: Outline, call: CallOutline): readonly SchemaStatement[] {
  const [first, second] = call.args;
  if (call.name === 'statement' || call.name === 'unprepared') return rawStatements(file, call);
  const table = heldText(outline, first);
  if (table === undefined) return [];
  const place = { at: call.at, end: call.end, table };
  switch (call.name) {
    case 'drop':
    case 'dropIfExists':
      return [{ kind: 'drop-table', ...place }];
    case 'rename': {
      const to = textOf(second);
      return to === undefined ? [] : [{ kind: 'rename-table', to, ...place }];
    }
    case 'dropColumns':
      return textItems(second).map((column) => ({ kind: 'drop-column', column, ...place }));
    default:
      return second?.kind === 'function' ? readBlueprint(outline, call, table, second.fn) : [];
  }
}
