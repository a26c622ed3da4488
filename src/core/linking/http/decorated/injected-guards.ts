import type { DecoratedFunctionVocabulary } from '../../../extractors/shapes/decorated-function-vocabulary.ts';
import type { GuardKind, GuardLevel } from '../../../model/endpoint.ts';
import type { ParameterOutline, Value } from '../../../syntax/outline.ts';
import { calleesOf } from '../../call-sites.ts';
import type { Context, Definition } from '../../definition.ts';
import { nameOf } from '../../guards/classify-guard.ts';
import { isSwitchedOff } from '../../guards/is-switched-off.ts';
import type { FunctionPlace } from '../../operations/handler-of.ts';
import { entryOf, itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { GuardUse } from '../route.ts';

/** Dependencies of dependencies are seldom deeper; the bound ends cycles. */
const maxDepth = 8;

/** Where the option stands: in a decorator or a call. */
interface Span {
  readonly at: number;
  readonly end: number;
}

interface Search {
  readonly resolver: Resolver;
  readonly vocabulary: DecoratedFunctionVocabulary;
  readonly level: GuardLevel;
}

/** What the framework calls to fill a handler's parameters, and theirs in turn: each may refuse the request. */
export function injectedInto(search: Search, place: FunctionPlace): readonly GuardUse[] {
  return parametersOf(search.resolver, place).flatMap(({ context, parameter }) =>
    dependenciesOf(search, context, parameter).flatMap((found) => usesOf(search, found)),
  );
}

/** What the framework calls to fill the parameters of a function, and theirs in turn. */
export function fillersOf(
  resolver: Resolver,
  vocabulary: DecoratedFunctionVocabulary,
  place: FunctionPlace,
  depth = 0,
): readonly FunctionPlace[] {
  if (depth >= maxDepth) return [];
  const search = { resolver, vocabulary, level: 'inline' as const };
  return parametersOf(resolver, place)
    .flatMap(({ context, parameter }) => dependenciesOf(search, context, parameter))
    .flatMap(({ context, value }) => resolver.value(context, value))
    .flatMap((definition) => calledOn(resolver, definition))
    .flatMap((found) => [found, ...fillersOf(resolver, vocabulary, found, depth + 1)]);
}

/** What fills the fields of the class of a handler: `user: User = Depends(current_user)` below `@cbv(router)`. */
export function injectedIntoClass(search: Search, file: string, cls: number): readonly GuardUse[] {
  const outline = search.resolver.scopes.get(file)?.outline.classes[cls];
  if (outline === undefined) return [];
  const context = { file, fn: outline.fn };
  return outline.fields.flatMap(({ default: value, type }) =>
    value?.kind === 'call' ? dependencyAt(search, context, value, type).flatMap((found) => usesOf(search, found)) : [],
  );
}

/** A list of dependencies, `dependencies=[Depends(require_admin)]`, or of what guards by itself: `auth=[StaffToken()]`. */
export function injectedByList(search: Search, list: PlacedValue | undefined, place: Span): readonly GuardUse[] {
  if (list === undefined) return [];
  const { guardKind } = search.vocabulary;
  if (guardKind !== undefined) return guardsByOption(search, list, guardKind, place);
  return itemsOf(search.resolver, list.context, list.value).flatMap((item) =>
    dependenciesAt(search, item).flatMap((found) => usesOf(search, found)),
  );
}

/** `Depends(…)`, the constant that is one, or what a function gives that makes one. */
function dependenciesAt(search: Search, { context, value }: PlacedValue): readonly Dependency[] {
  const own = dependencyAt(search, context, value, undefined);
  return own.length > 0 || value.kind === 'call' ? own : madeElsewhere(search, context, value, undefined);
}

function madeElsewhere(
  search: Search,
  context: Context,
  value: Value,
  type: string | undefined,
): readonly Dependency[] {
  const { resolver } = search;
  return resolver.value(context, value).flatMap((definition) => {
    const call = definition.kind === 'made' ? definition.call : undefined;
    const making = call && resolver.scopes.get(call.file)?.outline.calls[call.call];
    if (call === undefined || making === undefined) return [];
    if (value.kind === 'call' && call.file === context.file && call.call === value.call) return [];
    return dependencyAt(search, { file: call.file, fn: making.fn }, { kind: 'call', call: call.call }, type);
  });
}

/** Any of a list lets a request pass: the first speaks for all. `auth=None` lets everybody pass. */
function guardsByOption(
  { resolver, level }: Search,
  list: PlacedValue,
  kind: GuardKind,
  { at, end }: Span,
): readonly GuardUse[] {
  const [first] = itemsOf(resolver, list.context, list.value);
  if (first === undefined) return [];
  const { context, value } = first;
  const decides = level === 'inline' ? true : undefined;
  const lifts = value.kind === 'literal' ? true : undefined;
  if (lifts && decides === undefined) return [];
  const name = nameOf(resolver, context, value);
  return [{ context, value, name, kind, level, decides, lifts, file: list.context.file, at, end }];
}

/** A dependency and the call that asks for it. */
interface Dependency extends PlacedValue {
  readonly at: number;
  readonly end: number;
  /** `Security(current_user, scopes=['tents:write'])`: what a token must permit. */
  readonly scopes?: readonly string[] | undefined;
}

function usesOf(search: Search, dependency: Dependency): readonly GuardUse[] {
  const { at, end, context } = dependency;
  const place = { level: search.level, file: context.file, at, end };
  const injection = `${context.file}:${at}`;
  const asked = withInner(search, dependency, undefined, 0).map((placed) => ({ ...placed, ...place, injection }));
  const { scopes = [], value } = dependency;
  if (scopes.length === 0) return asked;
  return [...asked, { context, value, name: `scopes ${scopes.join(', ')}`, kind: 'authorization', ...place }];
}

interface Asked extends PlacedValue {
  readonly optional: true | undefined;
}

/** Inner dependencies run first; those of one that may fail may fail too. */
function withInner(search: Search, dependency: PlacedValue, within: true | undefined, depth: number): readonly Asked[] {
  const { resolver } = search;
  const optional = within ?? (isSwitchedOff(resolver, dependency.context, dependency.value) ? true : undefined);
  const definitions = depth < maxDepth ? resolver.value(dependency.context, dependency.value) : [];
  const inner = definitions
    .flatMap((definition) => calledOn(resolver, definition))
    .flatMap((place) => parametersOf(resolver, place))
    .flatMap(({ context, parameter }) => dependenciesOf(search, context, parameter))
    .flatMap((found) => withInner(search, found, optional, depth + 1));
  return [...inner, { context: dependency.context, value: dependency.value, optional }];
}

/** The function that runs: the dependency itself, the constructor of a class, `__call__` of an instance. */
function calledOn(resolver: Resolver, definition: Definition): readonly FunctionPlace[] {
  if (definition.kind === 'function') return [{ file: definition.file, fn: definition.fn }];
  if (definition.kind !== 'class' && definition.kind !== 'instance') return [];
  const member = definition.kind === 'class' ? 'constructor' : '__call__';
  return resolver
    .member(definition, member)
    .flatMap((found) => (found.kind === 'function' ? [{ file: found.file, fn: found.fn }] : []));
}

interface PlacedParameter {
  readonly context: Context;
  readonly parameter: ParameterOutline;
}

function parametersOf(resolver: Resolver, { file, fn }: FunctionPlace): readonly PlacedParameter[] {
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  const context = { file, fn: Math.max(outline?.parent ?? 0, 0) };
  return (outline?.parameters ?? []).map((parameter) => ({ context, parameter }));
}

/** `user: User = Depends(current_user)`, `user: Annotated[User, Depends(…)]`, or a name for such a type. */
function dependenciesOf(search: Search, context: Context, parameter: ParameterOutline): readonly Dependency[] {
  const own = (parameter.decorators ?? []).flatMap(({ call }) => (call === undefined ? [] : [{ context, call }]));
  const byDefault = parameter.default?.kind === 'call' ? [{ context, call: parameter.default.call }] : [];
  return [...byDefault, ...own, ...aliased(search.resolver, context, parameter.type)].flatMap((place) =>
    dependencyAt(search, place.context, { kind: 'call', call: place.call }, parameter.type),
  );
}

function aliased(
  resolver: Resolver,
  context: Context,
  type: string | undefined,
): readonly { readonly context: Context; readonly call: number }[] {
  if (type === undefined || !/^[A-Za-z_][\w.]*$/.test(type)) return [];
  return resolver.name(context, type).flatMap((definition) => {
    if (definition.kind !== 'class') return [];
    const cls = resolver.scopes.get(definition.file)?.outline.classes[definition.cls];
    if (cls?.kind !== 'type') return [];
    const inside = { file: definition.file, fn: cls.fn };
    return cls.decorators.flatMap(({ call }) => (call === undefined ? [] : [{ context: inside, call }]));
  });
}

/** What `Depends(…)` names; without an argument it is the type of the parameter. */
function dependencyAt(search: Search, context: Context, value: Value, type: string | undefined): readonly Dependency[] {
  const { resolver, vocabulary } = search;
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (value.kind !== 'call' || call === undefined) return [];
  const asks = calleesOf(resolver, context.file, value.call).some(
    (callee) =>
      callee.kind === 'external' &&
      vocabulary.modules.includes(callee.module) &&
      vocabulary.injectors.includes(callee.path.at(-1) ?? ''),
  );
  const [first] = call.args;
  const named = first === undefined || first.kind === 'object' ? byType(type) : first;
  // `require('admin')` that gives `Depends(RoleChecker('admin'))`
  if (!asks) return madeElsewhere(search, context, value, type);
  if (named === undefined) return [];
  const listed = entryOf(resolver, { file: context.file, fn: call.fn }, call.args.at(-1), 'scopes');
  const scopes = listed === undefined ? [] : itemsOf(resolver, listed.context, listed.value);
  const texts = scopes.flatMap((item) => resolveText(resolver, item.context, item.value)?.text ?? []);
  return [{ context, value: named, at: call.start, end: call.end, scopes: texts }];
}

function byType(type: string | undefined): Value | undefined {
  return type === undefined ? undefined : { kind: 'name', name: type };
}
