import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import { entryOf, itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { CallPlace } from '../route.ts';
import type { RouteChain } from './route-chain.ts';

/** A guard as routes name it. */
export interface NamedGuard extends PlacedValue {
  readonly at: number;
  readonly end: number;
  /** What its link stands for where that says more: `can('update', 'post')`. */
  readonly authorizes?: true | undefined;
}

/** What groups around a route add to it, outermost first. */
export interface GroupSettings {
  readonly prefixes: readonly string[];
  readonly guards: readonly NamedGuard[];
  readonly without: readonly NamedGuard[];
  readonly namespaces: readonly string[];
  readonly controller?: PlacedValue | undefined;
  readonly passed: readonly CallPlace[];
}

export const noSettings: GroupSettings = { prefixes: [], guards: [], without: [], namespaces: [], passed: [] };

export function inside(outer: GroupSettings, inner: GroupSettings): GroupSettings {
  return {
    prefixes: [...outer.prefixes, ...inner.prefixes],
    guards: [...outer.guards, ...inner.guards],
    without: [...outer.without, ...inner.without],
    namespaces: [...outer.namespaces, ...inner.namespaces],
    controller: inner.controller ?? outer.controller,
    passed: [...outer.passed, ...inner.passed],
  };
}

/** What the links of one chain say: those before the registering call, those behind it, and its options. */
export function settingsOf(resolver: Resolver, chain: RouteChain, options: readonly Value[]): GroupSettings {
  const { scope, vocabulary } = chain;
  let found = noSettings;
  for (const link of [...chain.before, ...chain.after]) {
    const context = { file: scope.file, fn: link.fn };
    const args = link.args.map((value) => ({ context, value, at: link.at, end: link.end }));
    const [first] = args;
    if (first === undefined) continue;
    if (vocabulary.prefix.includes(link.name))
      found = inside(found, { ...noSettings, prefixes: textsOf(resolver, [first]) });
    else if (vocabulary.guards.includes(link.name) && isForSome(chain, link)) continue;
    else if (vocabulary.guards.includes(link.name))
      found = inside(found, { ...noSettings, guards: each(resolver, args) });
    else if (vocabulary.without.includes(link.name))
      found = inside(found, { ...noSettings, without: each(resolver, args) });
    else if (vocabulary.authorizing.includes(link.name))
      found = inside(found, { ...noSettings, guards: [{ ...first, authorizes: true }] });
    else if (vocabulary.namespace.includes(link.name))
      found = inside(found, { ...noSettings, namespaces: textsOf(resolver, [first]) });
    else if (vocabulary.controller.includes(link.name)) found = { ...found, controller: first };
  }
  return options.reduce((known, value) => inside(known, optionSettings(resolver, chain, value)), found);
}

/** `use(['store', 'update'], auth)` behind a resource of AdonisJS. */
function isForSome({ vocabulary }: RouteChain, { args: [actions, another] }: CallOutline): boolean {
  const isNamed =
    actions?.kind === 'text' || (actions?.kind === 'list' && actions.items.every(({ kind }) => kind === 'text'));
  return vocabulary.guardsSome === true && another !== undefined && isNamed;
}

/** What links behind a resource put before one of its actions alone. */
export function guardsOfAction(resolver: Resolver, chain: RouteChain, action: string): readonly NamedGuard[] {
  const { scope, vocabulary } = chain;
  return chain.after.flatMap((link) => {
    const [actions, ...guards] = link.args;
    if (actions === undefined || !vocabulary.guards.includes(link.name) || !isForSome(chain, link)) return [];
    const context = { file: scope.file, fn: link.fn };
    const named = textsOf(resolver, each(resolver, [{ context, value: actions, at: link.at, end: link.end }]));
    if (!named.includes(action) && !named.includes('*')) return [];
    return each(
      resolver,
      guards.map((value) => ({ context, value, at: link.at, end: link.end })),
    );
  });
}

/** `['prefix' => 'admin', 'middleware' => ['auth'], 'namespace' => 'Admin']` */
function optionSettings(resolver: Resolver, { scope, call, vocabulary }: RouteChain, value: Value): GroupSettings {
  const context: Context = { file: scope.file, fn: call.fn };
  const under = (keys: readonly string[]): readonly NamedGuard[] =>
    keys.flatMap((key) => {
      const entry = entryOf(resolver, context, value, key);
      return entry === undefined ? [] : each(resolver, [{ ...entry, at: call.at, end: call.end }]);
    });
  const [controller] = under(vocabulary.controller);
  return {
    ...noSettings,
    prefixes: textsOf(resolver, under(vocabulary.prefix)),
    guards: under(vocabulary.guards),
    without: under(['excluded_middleware']),
    namespaces: textsOf(resolver, under(vocabulary.namespace)),
    controller,
  };
}

function each(resolver: Resolver, placed: readonly NamedGuard[]): readonly NamedGuard[] {
  return placed.flatMap(({ context, value, ...place }) =>
    itemsOf(resolver, context, value).map((item) => ({ ...item, ...place })),
  );
}

function textsOf(resolver: Resolver, placed: readonly PlacedValue[]): readonly string[] {
  return placed.flatMap(({ context, value }) => resolveText(resolver, context, value)?.text ?? []);
}
