import { django } from '../extractors/http/django.ts';
import { expressHolders } from '../extractors/http/express.ts';
import { fastify } from '../extractors/http/fastify.ts';
import type { ClassOutline, FieldOutline, ObjectValue, Value } from '../syntax/outline.ts';
import { baseField } from './base-field.ts';
import { partsOf } from './class-parts.ts';
import { hungMember } from './data/hung-methods.ts';
import type { Context, Definition } from './definition.ts';
import { typeMeant } from './free-names.ts';
import { structFieldValues } from './go/struct-fields.ts';
import { boundSetting, injectedSetting } from './injected-setting.ts';
import { resolveExport } from './resolve-export.ts';
import { resolveBinding } from './resolve-name.ts';
import { isPackaged } from './resolve-packaged-name.ts';
import { resolveParameter } from './resolve-parameter.ts';
import { readType } from './resolve-type.ts';
import { returnsOf, saysItsRows, saysNothingOfItems } from './resolve-value.ts';
import type { Resolver } from './resolver.ts';
import { rubyMember } from './ruby/ruby-member.ts';
import { rustFieldValues } from './rust/struct-fields.ts';
import type { Scope } from './scope.ts';

/** What a member of something is: a method, a field's value, an entry, an export. */
export function resolveMember(resolver: Resolver, owner: Definition, name: string): readonly Definition[] {
  switch (owner.kind) {
    case 'module':
      return resolveExport(resolver, owner.file, name);
    case 'external': {
      const settings = frameworkSettings(resolver, owner, name);
      if (settings.length > 0) return settings;
      return [{ ...owner, path: name === 'default' ? owner.path : [...owner.path, name] }];
    }
    case 'made':
    case 'parameter':
      return decorated(resolver, owner, name);
    case 'function':
      return bound.has(name) ? [owner] : [];
    case 'class':
    case 'instance':
      return classMember(resolver, owner, name, new Set());
    case 'value':
      return entryOf(resolver, owner, name);
  }
}

/** `settings.PAGE_SIZE` of Django is what the project's own module of settings says. */
function frameworkSettings(
  resolver: Resolver,
  owner: Definition & { kind: 'external' },
  name: string,
): readonly Definition[] {
  const { settings } = django;
  if (!django.modules.includes(owner.module) || owner.path.join('.') !== settings.path) return [];
  for (const [file, scope] of resolver.scopes)
    if (settings.files.test(file)) {
      const bindings = scope.bindings(0, name);
      if (bindings.length > 0) return bindings.flatMap((binding) => resolveBinding(resolver, file, binding));
    }
  return [];
}

/** A member of something that only its framework knows, unless a plugin has hung it there by that name. */
function decorated(
  resolver: Resolver,
  owner: Definition & { kind: 'made' | 'parameter' },
  name: string,
): readonly Definition[] {
  const hungOn = owner.kind === 'made' ? hungMember(resolver, owner, name) : [];
  if (hungOn.length > 0) return hungOn;
  const held = owner.kind === 'made' ? heldApplication(resolver, owner, name) : [];
  if (held.length > 0) return held;
  const decorates = owner.kind === 'parameter' ? owner.members.length === 0 : owner.module === fastify.id;
  const hung = decorates ? resolver.decoration(name) : [];
  return hung.length > 0 ? hung : [{ ...owner, members: [...owner.members, name] }];
}

/** `const { app } = expressWs(express())` */
function heldApplication(
  resolver: Resolver,
  { module, members, call: site }: Definition & { kind: 'made' },
  name: string,
): readonly Definition[] {
  if (members.length > 0 || expressHolders[module] !== name || site === undefined) return [];
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  const [application] = call?.args ?? [];
  return call === undefined || application === undefined
    ? []
    : resolver.value({ file: site.file, fn: call.fn }, application);
}

const bound = new Set(['bind', 'call', 'apply']);
const maxBases = 40;

function entryOf(resolver: Resolver, owner: Definition & { kind: 'value' }, name: string): readonly Definition[] {
  if (owner.value.kind === 'list') return itemAt(resolver, owner.context, owner.value.items, name);
  if (owner.value.kind !== 'object') return [];
  if (name === '[]') return meantEntry(resolver, owner.context, owner.value);
  if (name === '(keys)') return [{ ...owner, value: keysOf(owner.value) }];
  const { entries, type } = owner.value;
  const entry = entries.findLast((candidate) => candidate.key === name);
  if (entry !== undefined) return resolver.value(owner.context, entry.value);
  const placed = type === undefined ? undefined : positionOf(resolver, owner.context, type, name);
  const unnamed = entries.find(({ key }) => key === placed);
  if (unnamed !== undefined) return resolver.value(owner.context, unnamed.value);
  if (type !== undefined)
    return resolver.type(owner.context, type).flatMap((definition) => resolver.member(definition, name));
  return owner.value.spreads
    .flatMap((spread) => resolver.value(owner.context, spread))
    .flatMap((definition) => resolver.member(definition, name));
}

/** `Object.keys(routers).forEach((name) => app.use(name, routers[name]))`: the entry whose turn it is. */
function meantEntry(resolver: Resolver, context: Context, { entries }: ObjectValue): readonly Definition[] {
  const entry = resolver.element === undefined ? undefined : entries[resolver.element];
  return entry === undefined ? [] : resolver.value(context, entry.value);
}

/** `for path, view in [('/orders', list_orders)]`: parts of a list are named by their places. */
function itemAt(resolver: Resolver, context: Context, items: readonly Value[], name: string): readonly Definition[] {
  const item = /^\d+$/.test(name) ? items[Number(name)] : undefined;
  const isPlaced = !items.slice(0, Number(name) + 1).some(({ kind }) => kind === 'spread');
  return item === undefined || !isPlaced ? [] : resolver.value(context, item);
}

/** Values without names stand in the order of the fields: the first is called `0`. */
function positionOf(resolver: Resolver, context: Context, type: string, name: string): string | undefined {
  for (const definition of resolver.type(context, type)) {
    if (definition.kind !== 'instance') continue;
    const fields = resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.fields ?? [];
    const at = fields.findIndex((field) => field.name === name);
    if (at >= 0) return String(at);
  }
  return undefined;
}

function classMember(
  resolver: Resolver,
  owner: Definition & { kind: 'class' | 'instance' },
  name: string,
  seen: Set<string>,
): readonly Definition[] {
  const { file, cls } = owner;
  const onClass = owner.kind === 'class';
  const scope = resolver.scopes.get(file);
  const outline = scope?.outline.classes[cls];
  const place = `${file} ${cls}`;
  // The only class that implements an interface stands for it, also where the interface is its own base.
  if (scope === undefined || outline === undefined || seen.has(place) || seen.size > maxBases) return [];
  const isFirst = seen.size === 0;
  seen.add(place);
  const method = scope.method(cls, name, onClass);
  if (method !== undefined && isProperty(scope, method)) return returnsOf(resolver, file, method);
  if (method !== undefined) return [{ kind: 'function', file, fn: method }];
  for (const part of partsOf(resolver, { file, cls })) {
    const added = resolver.scopes.get(part.file)?.method(part.cls, name);
    if (added !== undefined && isProperty(resolver.scopes.get(part.file), added))
      return returnsOf(resolver, part.file, added);
    if (added !== undefined) return [{ kind: 'function', file: part.file, fn: added }];
  }
  const taken = rubyMember(scope, cls, name);
  if (taken.length > 0) return taken;
  const inner = isPackaged(scope) ? scope.innerClass(cls, name) : undefined;
  if (inner !== undefined) return [{ kind: 'class', file, cls: inner }];
  const own = ownField(resolver, scope, cls, name);
  if (own.length > 0 && !isGeneric(resolver, own)) return own;
  const filled = own.length > 0 && isFirst ? subclassMember(resolver, file, cls, name) : [];
  if (filled.length > 0) return filled;
  if (own.length > 0) return own;
  const handedUp = isFirst ? baseField(resolver, scope, cls, name) : [];
  if (handedUp.length > 0) return handedUp;
  const parts = partsOf(resolver, { file, cls });
  for (const part of parts) {
    const there = resolver.scopes.get(part.file);
    const found = there === undefined ? [] : ownField(resolver, there, part.cls, name);
    if (found.length > 0) return found;
  }
  return [outline, ...parts.map((part) => resolver.scopes.get(part.file)?.outline.classes[part.cls])].flatMap((part) =>
    inheritedMember(resolver, owner, part, name, seen),
  );
}

function inheritedMember(
  resolver: Resolver,
  { file, kind }: Definition & { kind: 'class' | 'instance' },
  outline: ClassOutline | undefined,
  name: string,
  seen: Set<string>,
): readonly Definition[] {
  return (outline?.bases ?? []).flatMap((base) =>
    baseOf(resolver, { file, fn: outline?.fn ?? 0 }, outline, base).flatMap((definition) => {
      if (definition.kind === 'instance') return classMember(resolver, { ...definition, kind }, name, seen);
      return definition.kind === 'made' ? resolver.member(definition, name) : [];
    }),
  );
}

/** Whoever implements what an interface extends is no implementation of that interface. */
function baseOf(
  resolver: Resolver,
  context: Context,
  outline: ClassOutline | undefined,
  base: string,
): readonly Definition[] {
  const meant = outline?.kind === 'interface' ? typeMeant(resolver, context, readType(base).head) : [];
  const declared = meant.flatMap((each): readonly Definition[] =>
    each.kind === 'class' && isInterface(resolver, each) ? [{ ...each, kind: 'instance' }] : [],
  );
  return declared.length > 0 ? declared : resolver.type(context, base);
}

function isInterface(resolver: Resolver, { file, cls }: Definition & { kind: 'class' }): boolean {
  return resolver.scopes.get(file)?.outline.classes[cls]?.kind === 'interface';
}

const keyLists = new WeakMap<ObjectValue, Value>();

/** What a loop over an object goes through: `foreach ($endpoints as $path => $controller)`. */
function keysOf(object: ObjectValue): Value {
  const known = keyLists.get(object) ?? {
    kind: 'list',
    items: object.entries.map(({ key, computed }): Value => computed ?? { kind: 'text', text: key }),
  };
  keyLists.set(object, known);
  return known;
}

/** A method that is read like a field. */
function isProperty(scope: Scope | undefined, fn: number): boolean {
  const decorators = scope?.outline.functions[fn]?.decorators ?? [];
  return decorators.some(({ name }) => /(?:^|\.)(?:cached_)?property$/.test(name));
}

/** `Repository<T>`: what it is of, only a subclass says. */
function isGeneric(resolver: Resolver, definitions: readonly Definition[]): boolean {
  return definitions.some((definition) => {
    if (definition.kind !== 'made' || definition.types === undefined) return false;
    const { file, names } = definition.types;
    return names.some(
      (name) => /^(?:[A-Z][A-Z0-9]?|T[A-Z]\w*)$/.test(name) && !resolver.scopes.get(file)?.imports.has(name),
    );
  });
}

function subclassMember(resolver: Resolver, file: string, cls: number, name: string): readonly Definition[] {
  const found: Definition[] = [];
  for (const [other, scope] of resolver.scopes)
    scope.outline.classes.forEach((candidate, index) => {
      const extended = candidate.bases.some((base) =>
        resolver
          .type({ file: other, fn: candidate.fn }, base)
          .some((made) => made.kind === 'instance' && made.file === file && made.cls === cls),
      );
      if (extended) found.push(...ownField(resolver, scope, index, name));
    });
  return found;
}

/** What a class itself says of a field of its instances. */
export function ownField(resolver: Resolver, scope: Scope, cls: number, name: string): readonly Definition[] {
  const outline = scope.outline.classes[cls];
  const bound = isPackaged(scope) ? boundSetting(outline, name) : undefined;
  // What a setter is given comes from the settings, too.
  if (bound !== undefined)
    return [{ kind: 'value', context: { file: scope.file, fn: outline?.fn ?? 0 }, value: bound }];
  const assigned = [...assignedField(resolver, scope, cls, name), ...filledField(resolver, scope, cls, name)];
  const known = assigned.filter((definition) => definition.kind !== 'parameter');
  if (known.length > 0) return saidByType(resolver, scope, cls, name, known) ?? known;
  const injected = injectedField(resolver, scope, cls, name);
  if (injected.some((definition) => definition.kind !== 'parameter')) return injected;
  const field = outline?.fields.find((candidate) => candidate.name === name);
  const declared = field === undefined ? [] : fieldValue(resolver, scope, cls, field);
  if (declared.length > 0) return declared;
  return injected.length > 0 ? injected : assigned;
}

/** `DbSet<T> _rows` that is filled by `context.Set<T>()`: of what a package makes, a type that says what it is of says more. */
function saidByType(
  resolver: Resolver,
  scope: Scope,
  cls: number,
  name: string,
  known: readonly Definition[],
): readonly Definition[] | undefined {
  if (scope.outline.language !== 'csharp') return undefined;
  if (!known.every(saysNothingOfItems)) return undefined;
  const field = scope.outline.classes[cls]?.fields.find((candidate) => candidate.name === name);
  const typed = field?.type === undefined ? [] : fieldType(resolver, scope, cls, field.type);
  const says = typed.filter(saysItsRows);
  return says.length > 0 ? says : undefined;
}

/** `this.x = …`, in whichever file methods of the class stand. */
function assignedField(resolver: Resolver, scope: Scope, cls: number, name: string): readonly Definition[] {
  return [{ file: scope.file, cls }, ...partsOf(resolver, { file: scope.file, cls })].flatMap((place) =>
    (resolver.scopes.get(place.file)?.members(place.cls, name) ?? []).flatMap((binding) =>
      resolveBinding(resolver, place.file, binding),
    ),
  );
}

/** `&Server{router: router}`, in languages where literals make objects. */
function filledField(resolver: Resolver, scope: Scope, cls: number, name: string): readonly Definition[] {
  const read = Object.hasOwn(filledIn, scope.outline.language) ? filledIn[scope.outline.language] : undefined;
  const values = read?.(resolver, { file: scope.file, cls }, name) ?? [];
  return values.flatMap(({ context, value }) => resolver.value(context, value));
}

const filledIn: Readonly<Record<string, typeof structFieldValues>> = { go: structFieldValues, rust: rustFieldValues };

function fieldValue(resolver: Resolver, scope: Scope, cls: number, field: FieldOutline): readonly Definition[] {
  const outline = scope.outline.classes[cls];
  const context = { file: scope.file, fn: outline?.fn ?? 0 };
  const setting = isPackaged(scope) ? injectedSetting(field.decorators) : undefined;
  if (setting !== undefined) return [{ kind: 'value', context, value: setting }];
  const initial = field.default === undefined ? [] : resolver.value(context, field.default);
  if (initial.length > 0 || field.type === undefined) return initial;
  return fieldType(resolver, scope, cls, field.type);
}

function fieldType(resolver: Resolver, scope: Scope, cls: number, type: string): readonly Definition[] {
  return resolver.type({ file: scope.file, fn: scope.outline.classes[cls]?.fn ?? 0 }, type);
}

/** `constructor(private readonly orders: OrdersService)`. */
function injectedField(resolver: Resolver, scope: Scope, cls: number, name: string): readonly Definition[] {
  const fn = scope.method(cls, 'constructor');
  if (fn === undefined) return [];
  const parameters = scope.outline.functions[fn]?.parameters ?? [];
  const index = parameters.findIndex((parameter) => parameter.field === true && parameter.name === name);
  return index < 0 ? [] : resolveParameter(resolver, { kind: 'parameter', file: scope.file, fn, index, members: [] });
}
