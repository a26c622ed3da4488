import { modelBases, type RelationKind, relationMethods } from '../../extractors/data/eloquent.ts';
import { pluralOf, singularOf, underscored } from '../../extractors/shapes/inflections.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { Definition } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** A model of Eloquent. */
export interface EloquentModel extends ClassPlace {
  readonly name: string;
  /** Empty where several models share the class, and none of their tables is meant. */
  readonly table: string;
  readonly key: string;
}

export interface Relation {
  readonly kind: RelationKind;
  readonly related?: EloquentModel | undefined;
  /** Column that holds the key: in the related table, in the own one, or in the table of pairs. */
  readonly column: string;
  /** Column beside it that says of which model the key is. */
  readonly typeColumn?: string | undefined;
  /** Table of pairs. */
  readonly pivot?: string | undefined;
}

const maxBases = 12;

/** The model that a class is, if it is one. */
export function modelAt(resolver: Resolver, { file, cls }: ClassPlace): EloquentModel | undefined {
  return models(resolver).get(`${file} ${cls}`);
}

export function modelOf(resolver: Resolver, definition: Definition): EloquentModel | undefined {
  return definition.kind === 'class' || definition.kind === 'instance' ? modelAt(resolver, definition) : undefined;
}

const models = oncePerWorkspace((resolver): ReadonlyMap<string, EloquentModel> => {
  const found = new Map<string, EloquentModel>();
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'php') continue;
    scope.outline.classes.forEach(({ name, kind, abstract }, cls) => {
      if (kind !== 'class' || name === '' || !isModel(resolver, { file, cls }, 0)) return;
      const named = textField(resolver, { file, cls }, 'table');
      const table = named ?? (abstract === true ? '' : pluralOf(underscored(name)));
      const key = textField(resolver, { file, cls }, 'primaryKey') ?? 'id';
      found.set(`${file} ${cls}`, { file, cls, name, table, key });
    });
  }
  return found;
});

function isModel(resolver: Resolver, { file, cls }: ClassPlace, depth: number): boolean {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  const [base] = outline?.bases ?? [];
  if (base === undefined || depth > maxBases) return false;
  return resolver.name({ file, fn: 0 }, base).some((definition) => {
    if (definition.kind === 'class') return isModel(resolver, definition, depth + 1);
    return definition.kind === 'external' && modelBases.has(`${definition.module}\\${definition.path[0]}`);
  });
}

/** A property that the class or the nearest one above sets. */
function textField(resolver: Resolver, { file, cls }: ClassPlace, name: string): string | undefined {
  for (const definition of resolver.member({ kind: 'instance', file, cls }, name)) {
    if (definition.kind !== 'value') continue;
    const text = resolveText(resolver, definition.context, definition.value)?.text;
    if (text !== undefined && !text.includes('{}')) return text;
  }
  return undefined;
}

const remember = rememberPerResolver<Relation | undefined>(undefined);

/** What a method of a model relates it to. */
export function relationOf(resolver: Resolver, model: EloquentModel, name: string): Relation | undefined {
  return remember(resolver, `${model.file} ${model.cls} ${name}`, () => findRelation(resolver, model, name));
}

function findRelation(resolver: Resolver, model: EloquentModel, name: string): Relation | undefined {
  const method = resolver
    .member({ kind: 'instance', file: model.file, cls: model.cls }, name)
    .find((definition) => definition.kind === 'function');
  const outline = method && resolver.scopes.get(method.file)?.outline;
  if (method === undefined || outline === undefined) return undefined;
  for (const value of outline.functions[method.fn]?.returns ?? []) {
    const call = declaring(outline.calls, value);
    const kind = call && Object.hasOwn(relationMethods, call.name) ? relationMethods[call.name] : undefined;
    if (call !== undefined && kind !== undefined) return relationBy(resolver, model, method.file, name, call, kind);
  }
  return undefined;
}

/** `$this->hasMany(Seat::class)` below whatever goes on from it. */
function declaring(calls: readonly CallOutline[], value: Value): CallOutline | undefined {
  let current = value.kind === 'call' ? calls[value.call] : undefined;
  while (current?.on?.kind === 'call') current = calls[current.on.call];
  return current?.on?.kind === 'name' && current.on.name === 'this' ? current : undefined;
}

function relationBy(
  resolver: Resolver,
  model: EloquentModel,
  file: string,
  name: string,
  call: CallOutline,
  kind: RelationKind,
): Relation {
  const context = { file, fn: call.fn };
  const [target, ...rest] = call.args;
  const related = target === undefined ? undefined : classNamed(resolver, context, target);
  const [first, second, third] = rest.map((value) => resolveText(resolver, context, value)?.text);
  const own = `${underscored(model.name)}_id`;
  if (call.name === 'morphOne' || call.name === 'morphMany')
    return { kind, related, column: third ?? `${first ?? name}_id`, typeColumn: second ?? `${first ?? name}_type` };
  // What a row is attached to stands in two columns of the pairs.
  if (call.name === 'morphToMany')
    return {
      kind,
      related,
      column: `${first ?? name}_id`,
      typeColumn: `${first ?? name}_type`,
      pivot: pivotOf(model, related, call.name, first),
    };
  switch (kind) {
    case 'owner':
      return { kind, related, column: first ?? `${underscored(name)}_id` };
    case 'pivot':
      return { kind, related, column: second ?? own, pivot: pivotOf(model, related, call.name, first) };
    case 'any':
      return { kind, column: `${name}_id` };
    default:
      return { kind, related, column: kind === 'through' ? '' : (first ?? own) };
  }
}

function pivotOf(
  model: EloquentModel,
  related: EloquentModel | undefined,
  method: string,
  written: string | undefined,
): string | undefined {
  if (method === 'morphToMany' || method === 'morphedByMany')
    return written === undefined ? undefined : pluralOf(written);
  if (written !== undefined || related === undefined) return written;
  return [singularOf(underscored(model.name)), singularOf(underscored(related.name))].sort().join('_');
}

/** `Seat::class`, or its full name as a text. */
function classNamed(
  resolver: Resolver,
  context: { file: string; fn: number },
  value: Value,
): EloquentModel | undefined {
  const named: Value = value.kind === 'text' ? { kind: 'name', name: `\\${value.text.replace(/^\\/, '')}` } : value;
  for (const definition of resolver.value(context, named)) {
    const found = modelOf(resolver, definition);
    if (found !== undefined) return found;
  }
  return undefined;
}
