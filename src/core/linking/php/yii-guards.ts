import { yii } from '../../extractors/http/yii.ts';
import type { GuardKind, HttpMethod } from '../../model/endpoint.ts';
import { httpMethods } from '../../model/endpoint.ts';
import type { Value } from '../../syntax/outline.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import type { Context } from '../definition.ts';
import type { GuardUse } from '../http/route.ts';
import { entryOf, itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** What `behaviors()` of a controller puts before an action. */
export interface Behaviors {
  readonly guards: readonly GuardUse[];
  readonly methods: readonly HttpMethod[];
}

export function behaviorsOf(resolver: Resolver, place: ClassPlace, action: string): Behaviors {
  const guards: GuardUse[] = [];
  const methods: HttpMethod[] = [];
  for (const context of saying(resolver, place)) {
    const { file, fn } = context;
    const at = resolver.scopes.get(file)?.outline.functions[fn]?.at ?? 0;
    for (const behavior of behaviorsIn(resolver, context)) {
      const name = classOf(resolver, behavior);
      const applies = holdsFor(resolver, behavior, action);
      if (name === yii.verbs) methods.push(...verbsOf(resolver, behavior, action));
      if (name === undefined || !applies) continue;
      const kind = name === yii.access ? accessOf(resolver, behavior, action) : filterKind(name);
      if (kind !== undefined) guards.push({ ...behavior, name, kind, level: 'class', file, at, end: at });
    }
  }
  return { guards, methods };
}

/** The method of the class, or of the nearest above it that has one; and those that it goes on with by `parent::`. */
function saying(resolver: Resolver, place: ClassPlace): readonly Context[] {
  const found: Context[] = [];
  for (const { file, cls } of hierarchyOf(resolver, place)) {
    const scope = resolver.scopes.get(file);
    const fn = scope?.method(cls, yii.behaviors);
    if (scope === undefined || fn === undefined) continue;
    found.unshift({ file, fn });
    const goesOn = scope.callsWithin(fn).some((index) => scope.outline.calls[index]?.name === yii.behaviors);
    if (!goesOn) break;
  }
  return found;
}

function filterKind(name: string): GuardKind | undefined {
  const filters: Readonly<Record<string, GuardKind>> = yii.filters;
  return Object.hasOwn(filters, name) ? filters[name] : undefined;
}

/** Every map with a class that the method mentions: what it returns, merges, or sets one by one. */
function behaviorsIn(resolver: Resolver, context: Context): readonly PlacedValue[] {
  const outline = resolver.scopes.get(context.file)?.outline;
  const said = [
    ...(outline?.functions[context.fn]?.returns ?? []),
    ...(outline?.bindings ?? []).filter(({ fn }) => fn === context.fn).map(({ value }) => value),
  ];
  return said.flatMap((value) => within(resolver, context, value, 0));
}

const deepest = 4;

function within(resolver: Resolver, context: Context, value: Value, depth: number): readonly PlacedValue[] {
  if (depth > deepest) return [];
  if (value.kind === 'call') {
    const call = resolver.scopes.get(context.file)?.outline.calls[value.call];
    return (call?.args ?? []).flatMap((each) => within(resolver, context, each, depth + 1));
  }
  if (value.kind !== 'object') return [];
  if (value.entries.some(({ key }) => key === 'class')) return [{ context, value }];
  return [
    ...value.entries.flatMap((entry) => within(resolver, context, entry.value, depth + 1)),
    ...value.spreads.flatMap((each) => within(resolver, context, each, depth + 1)),
  ];
}

/** The last part of `AccessControl::class` or `'yii\filters\AccessControl'`. */
function classOf(resolver: Resolver, { context, value }: PlacedValue): string | undefined {
  const said = entryOf(resolver, context, value, 'class')?.value;
  const text =
    said?.kind === 'text' ? said.text : said?.kind === 'name' ? said.name.replace(/(?:\.|::)class$/, '') : '';
  return text.split(/[\\.]/).at(-1);
}

function holdsFor(resolver: Resolver, { context, value }: PlacedValue, action: string): boolean {
  const only = textsAt(resolver, context, value, 'only');
  const except = textsAt(resolver, context, value, 'except') ?? textsAt(resolver, context, value, 'optional');
  return only === undefined ? except?.includes(action) !== true : only.includes(action);
}

function textsAt(resolver: Resolver, context: Context, value: Value, key: string): readonly string[] | undefined {
  const entry = entryOf(resolver, context, value, key);
  return (
    entry &&
    itemsOf(resolver, entry.context, entry.value).flatMap(
      (item) => resolveText(resolver, item.context, item.value)?.text ?? [],
    )
  );
}

/** Rules are asked in order: the first for the action says who may pass; `@` is anybody who is known. */
function accessOf(resolver: Resolver, { context, value }: PlacedValue, action: string): GuardKind | undefined {
  const rules = entryOf(resolver, context, value, 'rules');
  if (rules === undefined) return 'authorization';
  for (const rule of itemsOf(resolver, rules.context, rules.value)) {
    const actions = textsAt(resolver, rule.context, rule.value, 'actions');
    if (actions !== undefined && !actions.includes(action)) continue;
    const roles = textsAt(resolver, rule.context, rule.value, 'roles');
    if (roles === undefined || roles.includes('?')) return undefined;
    return roles.includes('@') ? 'authentication' : 'authorization';
  }
  // What no rule allows is refused.
  return 'authorization';
}

function verbsOf(resolver: Resolver, { context, value }: PlacedValue, action: string): readonly HttpMethod[] {
  const actions = entryOf(resolver, context, value, 'actions');
  const said =
    actions &&
    (textsAt(resolver, actions.context, actions.value, action) ??
      textsAt(resolver, actions.context, actions.value, '*'));
  return httpMethods.filter((method) => said?.some((each) => each.toUpperCase() === method));
}
