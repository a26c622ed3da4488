import { exposed } from '../../extractors/data/exposed.ts';
import type { Place } from '../conditions/place.ts';
import type { TableReference } from '../data/access-fact.ts';
import type { CallSpot } from '../operations/call-spot.ts';

/** The table that an object of Exposed declares, by its name: `Pears`, `fruit.Pears`, `this` of a function that extends it. */
export function tableNamed(
  { resolver, schema, operation }: CallSpot,
  place: Place,
  name: string,
): TableReference | undefined {
  const declared = resolver.name(place, name).some((found) => found.kind === 'class' || found.kind === 'instance');
  const written = declared && name !== 'this' ? (name.split('.').at(-1) ?? name) : ownName(resolver, place, name);
  const entry = written === undefined ? undefined : schema.model(operation.service, written);
  return entry?.table.model === written && entry !== undefined ? { name: entry.table.name, entry } : undefined;
}

/** What a function extends, or the object that it is a method of. */
function ownName(resolver: CallSpot['resolver'], { file, fn }: Place, name: string): string | undefined {
  if (name !== 'this') return undefined;
  const scope = resolver.scopes.get(file);
  for (let at = fn; at > 0; at = scope?.outline.functions[at]?.parent ?? 0) {
    const extended = scope?.outline.functions[at]?.parameters.find((parameter) => parameter.name === 'this')?.type;
    if (extended !== undefined) return extended.split('.').at(-1);
  }
  const cls = scope?.classAround(fn);
  return cls === undefined ? undefined : scope?.outline.classes[cls]?.name;
}

/** The table of a class of entities, which its fields name: `var name by Pears.name`. */
export function tableOfEntity(spot: CallSpot, place: Place, name: string): TableReference | undefined {
  for (const found of spot.resolver.name(place, name)) {
    if (found.kind !== 'class' && found.kind !== 'instance') continue;
    const scope = spot.resolver.scopes.get(found.file);
    const outline = scope?.outline.classes[found.cls];
    if (outline === undefined || !outline.bases.some((base) => exposed.entities.test(base.replace(/<.*$/, ''))))
      continue;
    for (const field of outline.fields) {
      const owner = field.default?.kind === 'name' ? field.default.name.split('.').slice(0, -1).join('.') : '';
      const table = owner === '' ? undefined : tableNamed(spot, { file: found.file, fn: outline.fn }, owner);
      if (table !== undefined) return table;
    }
  }
  return undefined;
}
