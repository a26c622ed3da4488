import type { Value } from '../../syntax/outline.ts';
import { givenFor, type Place } from '../conditions/place.ts';
import type { Resolver } from '../resolver.ts';

/** A property of an entity by way of a query type that the build makes of it: `QJob.job.city`. */
export interface QueryPath {
  /** The entity, as its class is named. */
  readonly entity: string;
  /** Variable that stands for it in the query: `job`. */
  readonly alias: string;
  /** Empty for the entity itself. */
  readonly path: string;
}

/** What a dotted name means where a part of it is a query type, or a variable that holds one. */
export function queryPath(resolver: Resolver, place: Place, value: Value): QueryPath | undefined {
  if (value.kind !== 'name') return undefined;
  const parts = value.name.replace(/^this\./, '').split('.');
  const [first = ''] = parts;
  const given = givenFor(resolver, place, first);
  const whole = given && queryPath(resolver, given.place, given.value);
  if (whole !== undefined) return { ...whole, path: [whole.path, ...parts.slice(1)].filter(Boolean).join('.') };
  const at = parts.findIndex((part) => queryType.test(part));
  if (at >= 0) {
    const [alias = '', ...path] = parts.slice(at + 1).filter((part) => part !== 'Companion');
    return alias === '' ? undefined : { entity: entityOf(parts[at] ?? ''), alias, path: path.join('.') };
  }
  const type = typeOfVariable(resolver, place, first);
  return type === undefined ? undefined : { entity: entityOf(type), alias: first, path: parts.slice(1).join('.') };
}

const queryType = /^Q[A-Z]\w*$/;

function entityOf(type: string): string {
  return type.slice(1);
}

/** The query type that a variable, a field or a static import holds. */
function typeOfVariable(resolver: Resolver, place: Place, name: string): string | undefined {
  const scope = resolver.scopes.get(place.file);
  if (scope === undefined) return undefined;
  const functions = scope.outline.functions;
  for (let fn = place.fn; fn >= 0; fn = functions[fn]?.parent ?? -1) {
    const [begun] = scope.bindings(fn, name);
    const written = begun?.type ?? functions[fn]?.parameters.find((each) => each.name === name)?.type;
    if (written !== undefined && queryType.test(written)) return written;
    if (begun !== undefined) return typeOfValue(resolver, { ...place, fn }, begun.value);
  }
  for (let cls = scope.classAround(place.fn); cls !== undefined; cls = scope.outline.classes[cls]?.outer) {
    const field = scope.outline.classes[cls]?.fields.find((each) => each.name === name);
    if (field === undefined) continue;
    if (field.type !== undefined && queryType.test(field.type)) return field.type;
    return field.default && typeOfValue(resolver, place, field.default);
  }
  const imported = scope.imports
    .get(name)
    ?.from.replace(/\.Companion$/, '')
    .split('.')
    .at(-1);
  if (imported !== undefined && queryType.test(imported)) return imported;
  const all = scope.wildcards.map((from) => from.split('.').at(-1) ?? '');
  return all.find((type) => queryType.test(type) && type.slice(1).toLowerCase() === name.toLowerCase());
}

/** `QJob.job`, `new QJob("other")` */
function typeOfValue(resolver: Resolver, place: Place, value: Value): string | undefined {
  if (value.kind === 'name') return value.name.split('.').find((part) => queryType.test(part));
  const call = value.kind === 'call' ? resolver.scopes.get(place.file)?.outline.calls[value.call] : undefined;
  return call?.new === true && queryType.test(call.name) ? call.name : undefined;
}
