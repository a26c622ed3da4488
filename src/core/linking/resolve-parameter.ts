import type { CallOutline, FunctionOutline, ParameterOutline, Value } from '../syntax/outline.ts';
import { calleesOf } from './call-sites.ts';
import { argumentsFor } from './csharp/extension-methods.ts';
import { type Context, type Definition, definitionKey, type ParameterDefinition } from './definition.ts';
import { injectedSetting } from './injected-setting.ts';
import { elementsOf } from './resolve-value.ts';
import type { Resolver } from './resolver.ts';
import type { Scope } from './scope.ts';

/** What arrives in a parameter: what its type says, what its callers pass, its default. */
export function resolveParameter(resolver: Resolver, parameter: ParameterDefinition): readonly Definition[] {
  const scope = resolver.scopes.get(parameter.file);
  const outline = scope?.outline.functions[parameter.fn]?.parameters[parameter.index];
  if (outline === undefined) return [];
  const ways = [configured, typed, iterated, lent, proxied, passed, handed, preset, madeByType, defaulted];
  for (const ask of ways) {
    const found = follow(resolver, ask(resolver, parameter, outline), parameter.members);
    if (found.length > 0) return found;
  }
  return [parameter];
}

/** `@Value("${orders.url}") String url` */
function configured(_: Resolver, parameter: ParameterDefinition, outline: ParameterOutline): readonly Definition[] {
  const setting = injectedSetting(outline.decorators);
  const context = { file: parameter.file, fn: parameter.fn };
  return setting === undefined ? [] : [{ kind: 'value', context, value: setting }];
}

/** A class of this workspace: the type alone says what arrives. */
function typed(resolver: Resolver, parameter: ParameterDefinition, outline: ParameterOutline): readonly Definition[] {
  if (outline.type === undefined) return [];
  const definitions = resolver.type({ file: parameter.file, fn: parameter.fn }, outline.type);
  return definitions.filter((definition) => definition.kind !== 'made' && !isInterface(resolver, definition));
}

/** The first parameter of `items.forEach((item) => …)` is each of the items. */
function iterated(resolver: Resolver, parameter: ParameterDefinition): readonly Definition[] {
  if (parameter.index !== 0) return [];
  const outline = resolver.scopes.get(parameter.file)?.outline;
  const receiver = outline?.functions[parameter.fn]?.argumentOf;
  const call = receiver === undefined ? undefined : outline?.calls[receiver];
  if (call?.on === undefined || !iterating.has(call.name)) return [];
  return elementsOf(resolver, { file: parameter.file, fn: call.fn }, call.on);
}

/** Methods of collections that hand their callback one item at a time. */
export const iterating: ReadonlySet<string> = new Set([
  'forEach',
  'each',
  'map',
  'flatMap',
  'filter',
  'some',
  'every',
  'find',
]);

/** `orders.transactional((bound) => bound.close(id))`: what is handed over is the same service, bound to a transaction. */
function lent(resolver: Resolver, parameter: ParameterDefinition): readonly Definition[] {
  const outline = resolver.scopes.get(parameter.file)?.outline;
  const receiver = outline?.functions[parameter.fn]?.argumentOf;
  const call = receiver === undefined ? undefined : outline?.calls[receiver];
  if (parameter.index !== 0 || call?.on === undefined || !lending.has(call.name)) return [];
  return resolver
    .value({ file: parameter.file, fn: call.fn }, call.on)
    .filter((owner) => owner.kind === 'instance' && !resolver.member(owner, call.name).some(isFunction));
}

const lending = new Set(['transactional', 'rollbackTransaction', 'inTransaction', 'withTransaction']);

function isFunction({ kind }: Definition): boolean {
  return kind === 'function';
}

/** `inTransaction(db, async (tx) => …)`, `Orders.withTransaction((orders) => …)`: what a function of the workspace calls its callback with. */
function handed(resolver: Resolver, parameter: ParameterDefinition): readonly Definition[] {
  const outline = resolver.scopes.get(parameter.file)?.outline;
  const receiver = outline?.functions[parameter.fn]?.argumentOf;
  const call = receiver === undefined ? undefined : outline?.calls[receiver];
  if (call === undefined || receiver === undefined || !resolver.followParameters) return [];
  const position = call.args.findIndex((value) => value.kind === 'function' && value.fn === parameter.fn);
  return calleesOf(resolver, parameter.file, receiver).flatMap((callee) => {
    const inside = callee.kind === 'function' ? resolver.scopes.get(callee.file) : undefined;
    if (callee.kind !== 'function' || inside === undefined) return [];
    const name = inside.outline.functions[callee.fn]?.parameters[position]?.name;
    const run = inside.callsWithin(callee.fn).map((index) => inside.outline.calls[index]);
    const runs = run.find((each) => each?.on === undefined && each?.name === name);
    const given = runs?.args[parameter.index];
    return runs === undefined || given === undefined ? [] : resolver.value({ file: callee.file, fn: runs.fn }, given);
  });
}

/** A package's class: the callers know which one it is, the type is the second best. */
function madeByType(
  resolver: Resolver,
  parameter: ParameterDefinition,
  outline: ParameterOutline,
): readonly Definition[] {
  if (outline.type === undefined) return [];
  const { file, fn, index } = parameter;
  return resolver
    .type({ file, fn }, outline.type)
    .map((definition) => (definition.kind === 'made' ? { ...definition, parameter: { file, fn, index } } : definition));
}

/** `{ orders }: Dependencies = { orders: new PostgresOrders() }`: the object that is there where nobody says otherwise. */
function preset(resolver: Resolver, parameter: ParameterDefinition, outline: ParameterOutline): readonly Definition[] {
  if (outline.default === undefined) return [];
  const found = defaulted(resolver, parameter, outline);
  const meant = follow(resolver, found, parameter.members);
  return meant.every((each) => each.kind === 'instance' && !isInterface(resolver, each)) ? found : [];
}

function isInterface(resolver: Resolver, definition: Definition): boolean {
  if (definition.kind !== 'instance') return false;
  const kind = resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.kind;
  return kind === 'interface' || kind === 'type';
}

/** `jdbi.onDemand(LoanDao.class)`: what a package makes for an interface of the workspace is known by that alone. */
function proxied(resolver: Resolver, parameter: ParameterDefinition, outline: ParameterOutline): readonly Definition[] {
  const language = resolver.scopes.get(parameter.file)?.outline.language;
  if (outline.type === undefined || (language !== 'java' && language !== 'kotlin')) return [];
  const { file, fn } = parameter;
  const meant = resolver.type({ file, fn }, outline.type).filter((each) => isInterface(resolver, each));
  if (meant.length === 0) return [];
  const given = passed(resolver, parameter);
  return given.length > 0 && given.every(({ kind }) => kind === 'made') ? meant : [];
}

function passed(resolver: Resolver, parameter: ParameterDefinition): readonly Definition[] {
  if (!resolver.followParameters) return [];
  const scope = resolver.scopes.get(parameter.file);
  const fn = scope?.outline.functions[parameter.fn];
  const target: Definition =
    fn?.cls !== undefined && fn.name === 'constructor'
      ? { kind: 'class', file: parameter.file, cls: fn.cls }
      : { kind: 'function', file: parameter.file, fn: parameter.fn };
  const asked = (of: Definition): readonly Definition[] => {
    const given = resolver.callSites(of).flatMap((site) => {
      const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
      const argument = call === undefined ? undefined : argumentFor(scope, call, parameter.index, fn);
      return call === undefined || argument === undefined ? [] : [{ file: site.file, fn: call.fn, argument }];
    });
    const first = given.filter((each) => !isHandedOn(scope, parameter, each));
    return (first.length > 0 ? first : given).flatMap(({ argument, ...context }) => resolver.value(context, argument));
  };
  const found = asked(target);
  if (found.length > 0 || target.kind !== 'class') return found;
  // Classes below may each be made with something else, which is then that of none in particular; a class that one is
  // handed is its own model.
  const below = asked({ kind: 'function', file: parameter.file, fn: parameter.fn });
  const [only] = below;
  const isShared = new Set(below.map(definitionKey)).size === 1;
  return isShared && (only?.kind === 'instance' || only?.kind === 'made') ? [only] : [];
}

/** `visit(node.left)` within `visit`: what a function calls itself with is of the kind that others call it with. */
function isHandedOn(
  scope: Scope | undefined,
  { file, fn }: ParameterDefinition,
  { argument, ...site }: Context & { readonly argument: Value },
): boolean {
  if (site.file !== file || !passedOn.has(argument.kind)) return false;
  let around: number | undefined = site.fn;
  while (around !== undefined && around !== fn && around !== 0) around = scope?.outline.functions[around]?.parent;
  return around === fn;
}

/** Kinds of values that may come from the parameter itself. */
const passedOn: ReadonlySet<Value['kind']> = new Set(['name', 'call', 'member', 'each']);

/** By position, or by name in languages that have keyword arguments. */
function argumentFor(
  scope: Scope | undefined,
  call: CallOutline,
  index: number,
  fn: FunctionOutline | undefined,
): Value | undefined {
  const args = argumentsFor(scope, call, fn);
  const keywords = args.at(-1);
  if (keywords?.kind !== 'object' || keywords.keywords !== true) return args[index];
  const name = fn?.parameters[index]?.name.replace(/^\$/, '');
  const named = keywords.entries.find((entry) => entry.key === name)?.value;
  return named ?? (index < args.length - 1 ? args[index] : undefined);
}

function defaulted(
  resolver: Resolver,
  parameter: ParameterDefinition,
  outline: ParameterOutline,
): readonly Definition[] {
  return outline.default === undefined
    ? []
    : resolver.value({ file: parameter.file, fn: parameter.fn }, outline.default);
}

function follow(
  resolver: Resolver,
  definitions: readonly Definition[],
  members: readonly string[],
): readonly Definition[] {
  return members.reduce(
    (known, member) => known.flatMap((definition) => resolver.member(definition, member)),
    definitions,
  );
}
