import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { Context } from '../definition.ts';
import { entryOf, itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { type RecordClass, recordAt, recordNamed } from './php-record-classes.ts';

/** Tables that a step of a query loads along or asks for rows of: `contain(['Beds'])`, `with('scans')`. */
export function relatedRecords(
  resolver: Resolver,
  owner: RecordClass,
  context: Context,
  call: CallOutline,
): readonly RecordClass[] {
  const { vocabulary } = owner;
  const option = vocabulary.loadOption;
  const named = vocabulary.loads?.includes(call.name) === true ? call.args : [];
  const told =
    option === undefined ? [] : call.args.flatMap((value) => entryOf(resolver, context, value, option) ?? []);
  const paths = [
    ...named.flatMap((value) => pathsIn(resolver, context, value)),
    ...told.flatMap((entry) => pathsIn(resolver, entry.context, entry.value)),
  ];
  return paths.flatMap((path) => followed(resolver, owner, path.split('.')));
}

/** `'Beds'`, `['Beds', 'Waterings' => fn ($query) => …]` */
function pathsIn(resolver: Resolver, context: Context, value: Value): readonly string[] {
  if (value.kind === 'object')
    return value.entries.flatMap(({ key, value: inner }) =>
      /^\d+$/.test(key) ? pathsIn(resolver, context, inner) : key.split(' ').slice(0, 1),
    );
  return itemsOf(resolver, context, value).flatMap(
    (item) => resolveText(resolver, item.context, item.value)?.text.split(' ').slice(0, 1) ?? [],
  );
}

/** Each part of `scans.depot` by the class before it. */
function followed(resolver: Resolver, owner: RecordClass, parts: readonly string[]): readonly RecordClass[] {
  const found: RecordClass[] = [];
  let at: RecordClass | undefined = owner;
  for (const part of parts) {
    at = relatedTo(resolver, at, part);
    if (at === undefined) break;
    found.push(at);
  }
  return found;
}

function relatedTo(resolver: Resolver, owner: RecordClass, name: string): RecordClass | undefined {
  if (owner.vocabulary.properties === true)
    return /^[A-Z]/.test(name) ? recordNamed(resolver, { file: '', fn: 0 }, name, true) : undefined;
  return owner.place === undefined ? undefined : gotten(resolver, owner.place, name);
}

/** `function getScans() { return $this->hasMany(Scan::class, …); }` is the relation `scans`. */
function gotten(resolver: Resolver, { file, cls }: ClassPlace, name: string): RecordClass | undefined {
  const getter = `get${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  for (const found of resolver.member({ kind: 'instance', file, cls }, getter)) {
    const scope = found.kind === 'function' ? resolver.scopes.get(found.file) : undefined;
    if (found.kind !== 'function' || scope === undefined) continue;
    for (const index of scope.callsWithin(found.fn)) {
      const call = scope.outline.calls[index];
      const [model] = call !== undefined && /^has(?:One|Many)$/.test(call.name) ? call.args : [];
      const values = model === undefined ? [] : resolver.value({ file: found.file, fn: found.fn }, model);
      const target = values.find(({ kind }) => kind === 'class');
      if (target?.kind === 'class') return recordAt(resolver, target);
    }
  }
  return undefined;
}
