import { corsPolicyIn } from '../cors/cors-policy.ts';
import { entryOf, itemsOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { macrosOf } from './macro-guards.ts';
import type { GuardUse } from './route.ts';
import type { RouterCall } from './router-graph.ts';

/** What the options of a route, or of a group of them, put before it. */
export function optionGuards(routerCall: RouterCall, options: PlacedValue | undefined): readonly GuardUse[] {
  if (options === undefined) return [];
  const { resolver, node } = routerCall;
  const { guardOptions, limitOption, authOption } = node.vocabulary;
  const limit = limitOption === undefined ? undefined : optionAt(routerCall, options, limitOption);
  const limiting = limit === undefined ? [] : [limitGuard(routerCall, limit)];
  const guarding = guardOptions.flatMap((key, phase) => {
    const found = entryOf(resolver, options.context, options.value, key);
    if (found === undefined) return [];
    return itemsOf(resolver, found.context, found.value)
      .map((item) => onlyOneOf(routerCall, item))
      .map((item) => ({ ...inlineGuard(routerCall, item), phase }));
  });
  const asked = authOption === undefined ? undefined : entryOf(resolver, options.context, options.value, authOption);
  return [
    ...corsIn(routerCall, options),
    ...limiting,
    ...(asked === undefined ? [] : strategyGuards(routerCall, asked)),
    ...guarding,
    ...macroGuards(routerCall, options),
  ];
}

/** `rateLimit: { max: 5 }`; `false` lifts the limit that holds for all. */
function limitGuard(routerCall: RouterCall, limit: PlacedValue): GuardUse {
  const guard = { ...inlineGuard(routerCall, limit), name: routerCall.node.vocabulary.limitOption?.at(-1), phase: 0 };
  return isOff(limit) ? { ...guard, kind: 'rate-limit', decides: true, lifts: true } : guard;
}

/** `fastify.auth([requireKeeper])` is the only one of its list. */
function onlyOneOf({ resolver, node }: RouterCall, item: PlacedValue): PlacedValue {
  const { context, value } = item;
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const [list] = call !== undefined && call.name === node.vocabulary.composer ? call.args : [];
  if (call === undefined || list === undefined) return item;
  const [only, another] = itemsOf(resolver, { file: context.file, fn: call.fn }, list);
  return only === undefined || another !== undefined ? item : only;
}

/** Options that turn on what a macro of the workspace puts before a route: `signedIn: true`. */
function macroGuards(routerCall: RouterCall, options: PlacedValue): readonly GuardUse[] {
  const { resolver, node } = routerCall;
  if (node.vocabulary.macro === undefined) return [];
  const macros = macrosOf(resolver);
  return objectsOf(resolver, options.context, options.value).flatMap(({ value: object }) =>
    object.kind !== 'object'
      ? []
      : object.entries.flatMap(({ key, value }) =>
          isOff({ context: options.context, value })
            ? []
            : (macros.get(key) ?? []).map((guard) => ({ ...inlineGuard(routerCall, guard), name: key })),
        ),
  );
}

function isOff({ value }: PlacedValue): boolean {
  return value.kind === 'literal' && value.text === 'false';
}

/** `cors: true`, `cors: { origin: ['https://boats.example'] }` */
function corsIn(routerCall: RouterCall, options: PlacedValue): readonly GuardUse[] {
  const { resolver, node } = routerCall;
  const { corsOption } = node.vocabulary;
  const cors = corsOption === undefined ? undefined : entryOf(resolver, options.context, options.value, corsOption);
  if (cors === undefined || (cors.value.kind === 'literal' && cors.value.text === 'false')) return [];
  const policy = corsPolicyIn(resolver, cors);
  return [{ ...inlineGuard(routerCall, cors), name: corsOption, kind: 'cors', phase: -1, policy }];
}

/** `auth: 'badge'`, `auth: { strategies: ['badge'], mode: 'try' }`; `false` lets everybody through. */
export function strategyGuards(routerCall: RouterCall, asked: PlacedValue): readonly GuardUse[] {
  const { resolver } = routerCall;
  if (asked.value.kind === 'literal') return [{ ...authentication(routerCall, asked), lifts: true }];
  const under = (key: string): PlacedValue | undefined => entryOf(resolver, asked.context, asked.value, key);
  const strategy = under('strategy') ?? under('strategies') ?? asked;
  const mode = under('mode');
  const [name] = itemsOf(resolver, strategy.context, strategy.value).flatMap(
    (item) => resolveText(resolver, item.context, item.value)?.text ?? [],
  );
  if (name === undefined) return [];
  const said = mode === undefined ? undefined : resolveText(resolver, mode.context, mode.value)?.text;
  const optional = said === 'try' || said === 'optional' ? (true as const) : undefined;
  return [{ ...authentication(routerCall, asked), name, optional }];
}

function authentication(routerCall: RouterCall, asked: PlacedValue): GuardUse {
  return { ...inlineGuard(routerCall, asked), kind: 'authentication', phase: 0, decides: true };
}

/** `config.rateLimit` of the options. */
function optionAt(routerCall: RouterCall, options: PlacedValue, path: readonly string[]): PlacedValue | undefined {
  let found: PlacedValue | undefined = options;
  for (const key of path)
    found = found === undefined ? undefined : entryOf(routerCall.resolver, found.context, found.value, key);
  return found;
}

export function inlineGuard(routerCall: RouterCall, item: PlacedValue): GuardUse {
  const { call, site } = routerCall;
  return { ...item, level: 'inline', file: site.file, at: call.at, end: call.end };
}
