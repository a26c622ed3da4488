import { withoutCallbacks } from '../../extractors/data/record-callbacks.ts';
import type { DataVerb } from '../../model/data-access.ts';
import type { Decorator, Entry, Value } from '../../syntax/outline.ts';
import { hierarchyOf } from '../annotated/hierarchy.ts';
import { type AccessFact, plainAccess } from '../data/access-fact.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Resolver } from '../resolver.ts';
import type { RecordModel } from './record-model.ts';
import { columnsWritten } from './record-steps.ts';
import { tableOf } from './table-of.ts';

/** `validates :email, uniqueness: true` looks for another row with that value before it saves one. */
export function validatedRows(spot: CallSpot, model: RecordModel, verb: DataVerb): readonly AccessFact[] {
  const { name } = spot.call;
  // A value that stays as it is has nobody look for it, and what `save` changes stands elsewhere.
  const mayChange = verb === 'insert' || (verb === 'update' && /^update/.test(name) && name !== 'update_attribute');
  if (!mayChange || withoutCallbacks.has(name)) return [];
  const written = verb === 'update' ? columnsWritten(spot.call) : [];
  const looks = uniqueKeys(spot.resolver, model).filter(
    (columns) => written.length === 0 || columns.some((column) => written.includes(column)),
  );
  return looks.map((columns) => ({
    ...plainAccess,
    spot,
    library: 'active-record',
    table: tableOf(spot, model),
    many: false,
    filters: columns.map((column) => ({ column, operator: 'equal' as const })),
    limit: { kind: 'constant', value: 1 },
    validates: true,
  }));
}

/** Columns that the model says to be unique together, the validated one first. */
function uniqueKeys(resolver: Resolver, model: RecordModel): readonly (readonly string[])[] {
  const columnOf = (name: string): string => {
    const association = model.associations.get(name);
    return association?.own === true ? association.key : name;
  };
  return hierarchyOf(resolver, model.place).flatMap(({ file, cls }) =>
    (resolver.scopes.get(file)?.outline.classes[cls]?.decorators ?? []).flatMap((decorator) =>
      keysOf(decorator).map((names) => names.map(columnOf)),
    ),
  );
}

function keysOf({ name, args = [] }: Decorator): readonly (readonly string[])[] {
  const entries = args.flatMap((value) => (value.kind === 'object' ? value.entries : []));
  const said = entries.find(({ key }) => key === 'uniqueness')?.value;
  const options = said?.kind === 'object' ? said.entries : entries;
  const isUnique =
    name === 'validates_uniqueness_of' ||
    (name === 'validates' && said !== undefined && !(said.kind === 'literal' && said.text === 'false'));
  // Of what holds for some rows only, the table cannot forbid it twice.
  if (!isUnique || [...entries, ...options].some(({ key }) => partial.has(key))) return [];
  const scope = textsIn(options.find(({ key }) => key === 'scope')?.value);
  return args.flatMap((value) => (value.kind === 'text' ? [[value.text, ...scope]] : []));
}

const partial: ReadonlySet<Entry['key']> = new Set(['if', 'unless', 'on', 'conditions', 'allow_blank']);

function textsIn(value: Value | undefined): readonly string[] {
  if (value?.kind === 'list') return value.items.flatMap((item) => textsIn(item));
  return value?.kind === 'text' ? [value.text] : [];
}
