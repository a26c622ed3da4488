import type { ForeignKey, Table } from '../../model/table.ts';
import { foreignKeyGap } from './foreign-key-gap.ts';
import { qualified } from './qualified.ts';
import type { Speech } from './speech/speech.ts';
import { sqlComment } from './sql-name.ts';

/** The statement that adds the key to a table that stands, or a comment that says why there is none. */
export function addForeignKey(table: Table, key: ForeignKey, tables: readonly Table[], speech: Speech): string {
  const gap = gapOf(key, tables);
  if (gap !== undefined) return leftOut(table, key, gap);
  return `ALTER TABLE ${qualified(table, speech)} ADD ${constraint(table, key, tables, speech)};`;
}

/** The keys that stand within their table, where none can be added later. */
export function keysWithin(table: Table, tables: readonly Table[], speech: Speech): readonly string[] {
  return table.foreignKeys
    .filter((key) => gapOf(key, tables) === undefined)
    .map((key) => constraint(table, key, tables, speech));
}

/** The keys that could not stand within. */
export function keysLeftOut(table: Table, tables: readonly Table[]): readonly string[] {
  return table.foreignKeys.flatMap((key) => {
    const gap = gapOf(key, tables);
    return gap === undefined ? [] : [leftOut(table, key, gap)];
  });
}

function constraint(table: Table, key: ForeignKey, tables: readonly Table[], speech: Speech): string {
  const columns = key.columns.map(speech.name).join(', ');
  const target = targetOf(key, tables);
  const referenced = (key.references.columns.length > 0 ? key.references.columns : (target?.primaryKey ?? []))
    .map(speech.name)
    .join(', ');
  const to = `${qualified(target ?? { name: key.references.table }, speech)}${referenced === '' ? '' : ` (${referenced})`}`;
  const actions = [
    action('DELETE', key.onDelete, speech.unknownActions),
    action('UPDATE', key.onUpdate, speech.unknownActions),
  ].join('');
  return `CONSTRAINT ${speech.name(nameOf(table, key))}\n  FOREIGN KEY (${columns}) REFERENCES ${to}${actions}`;
}

function gapOf(key: ForeignKey, tables: readonly Table[]): string | undefined {
  return foreignKeyGap(key, targetOf(key, tables));
}

function targetOf(key: ForeignKey, tables: readonly Table[]): Table | undefined {
  return tables.find((each) => each.name === key.references.table);
}

function leftOut(table: Table, key: ForeignKey, gap: string): string {
  return sqlComment(`Foreign key ${nameOf(table, key)} is left out: ${gap}`);
}

function nameOf(table: Table, key: ForeignKey): string {
  return key.name ?? `${table.name}_${key.columns.join('_')}_fkey`;
}

/** ` ON DELETE CASCADE`, or nothing where the schema says nothing that the database knows. */
export function action(event: string, written: string | undefined, unknown: readonly string[] = []): string {
  const clean = (written ?? '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .toUpperCase();
  const isKnown = ['CASCADE', 'RESTRICT', 'SET NULL', 'SET DEFAULT', 'NO ACTION'].includes(clean);
  return isKnown && !unknown.includes(clean) ? ` ON ${event} ${clean}` : '';
}
