import { goGuardMakers, goGuardPackages } from '../../extractors/http/go-guards.ts';
import {
  guardMembers,
  guardPackages,
  guardWords,
  harmlessWords,
  optionalWords,
  preparingMembers,
  weakAuthenticationWords,
} from '../../extractors/http/guard-vocabulary.ts';
import { ambiguousWords, guardMakers, pythonGuardPackages } from '../../extractors/http/python-guards.ts';
import type { GuardKind } from '../../model/endpoint.ts';
import { wordsOf } from '../../model/words.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import { referencedCall } from '../method-reference.ts';
import { functionBehind } from '../operations/handler-of.ts';
import { entryOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { isScript } from '../script-languages.ts';
import { goesOnFirst } from './goes-on-first.ts';
import { guardByBody } from './guard-by-body.ts';
import { isSwitchedOff } from './is-switched-off.ts';

export interface ClassifiedGuard {
  readonly kind: GuardKind;
  readonly name: string;
  readonly optional: boolean;
}

/**
 * Says what a middleware guards against: by the package it comes from, then by what its body does, then by its name.
 * Undefined for infrastructure such as body parsers, which guards nothing.
 */
export function classifyGuard(
  resolver: Resolver,
  context: Context,
  value: Value,
  called?: string,
  /** It may stand there for another reason than to guard: then only what is sure counts. */
  injected = false,
): ClassifiedGuard | undefined {
  const kept = called === undefined ? exceptedIn(resolver, context, value) : undefined;
  if (kept !== undefined) return classifyGuard(resolver, kept.context, kept.value, undefined, injected);
  const name = called ?? nameOf(resolver, context, value);
  if (value.kind === 'name' && isOpenRole(name)) return undefined;
  const definitions = resolver.value(context, value);
  if (definitions.some((definition) => isErrorHandler(resolver, definition))) return undefined;
  const byPackage = packageKind(resolver, definitions);
  if (byPackage === 'none') return undefined;
  const words = wordsOf(name);
  const kind =
    byPackage ??
    (injected
      ? surely(resolver, definitions, words)
      : (byOwnerOnly(resolver, definitions, name, words) ??
        likely(resolver, { context, value }, definitions, words))) ??
    (isPermission(resolver, definitions) ? 'authorization' : undefined);
  if (injected && (kind === undefined || (kind === 'cors' && byPackage === undefined))) return undefined;
  if (kind === undefined && definitions.some((definition) => onlyPutsInWords(resolver, definition))) return undefined;
  if (kind === undefined && (name === '' || words.some((word) => harmlessWords.has(word)))) return undefined;
  return {
    kind: kind ?? 'other',
    name: name === '' ? 'middleware' : kind === 'cors' ? makerOf(name) : name,
    optional:
      words.some((word) => optionalWords.has(word)) ||
      withoutCredentials(resolver, definitions) ||
      isSwitchedOff(resolver, context, value),
  };
}

/** A role that everybody has: `Role.ANYONE`. */
export function isOpenRole(name: string): boolean {
  return /\bRoles?\.(?:ANYONE|EVERYONE|ANONYMOUS|PUBLIC|OPEN|GUEST|UNAUTHENTICATED|NONE)$/i.test(name);
}

/** `except('/open/*', jwt(…))` of Hono is what it keeps. */
function exceptedIn(resolver: Resolver, context: Context, value: Value): PlacedValue | undefined {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const kept = call?.name === 'except' && call.on === undefined && call.args.length === 2 ? call.args[1] : undefined;
  return call && kept && { context: { file: context.file, fn: call.fn }, value: kept };
}

/** `CorsLayer` of `CorsLayer.new.allow_origin`: what it allows is said apart. */
function makerOf(name: string): string {
  return /^([\w.]*?cors\w*)/i.exec(name)?.[1] ?? name;
}

/** `auth.Require("orders:cancel")`: what only the name of its owner says, the body may say better. */
function byOwnerOnly(
  resolver: Resolver,
  definitions: readonly Definition[],
  name: string,
  words: readonly string[],
): GuardKind | undefined {
  const [callee = ''] = name.split('(');
  const dot = callee.lastIndexOf('.');
  if (dot < 0 || kindByWords(words) !== 'authentication') return undefined;
  if (kindByWords(wordsOf(callee.slice(dot + 1))) !== undefined) return undefined;
  return guardByBody(resolver, definitions) === 'authorization' ? 'authorization' : undefined;
}

function likely(
  resolver: Resolver,
  placed: PlacedValue,
  definitions: readonly Definition[],
  words: readonly string[],
): GuardKind | undefined {
  const named = kindByWords(words);
  // `checkKey` may check a form or who asks: what it refuses with says which.
  const sure = named === 'validation' || named === 'cors' ? undefined : named;
  const vague = named === 'validation' && saysOnlyThatItChecks(resolver, placed, words);
  const said = vague ? undefined : named;
  const refused = sure === undefined ? guardByBody(resolver, definitions) : undefined;
  // To refuse pages of other origins asks nobody who they are.
  if (named === 'cors') return refused === 'authentication' ? refused : 'cors';
  return sure ?? refused ?? said ?? weakKind(words) ?? wrappedKind(resolver, placed);
}

/** `check_time`: middleware of servers checks much that no body of a request holds; that of routes in scripts mostly does. */
function saysOnlyThatItChecks(resolver: Resolver, { context }: PlacedValue, words: readonly string[]): boolean {
  if (isScript(resolver.scopes.get(context.file)?.outline.language)) return false;
  return kindByWords(words.filter((word) => word !== 'check')) === undefined;
}

/**
 * `createMiddleware(async (c, next) => …)`, `asyncHandler(…)`: what stands in the wrapper of a package guards. Elsewhere,
 * as in `http.StripPrefix("/api", requireUser(sell))`, what is wrapped is the rest of the way, and asked for itself.
 */
function wrappedKind(resolver: Resolver, placed: PlacedValue): GuardKind | undefined {
  if (!isScript(resolver.scopes.get(placed.context.file)?.outline.language)) return undefined;
  const inner = functionBehind(resolver, placed);
  return inner && guardByBody(resolver, [{ kind: 'function', ...inner }]);
}

/** What fills a parameter is called after what it gives: `get_session`, `page_limit`, `get_current_user`. */
function surely(
  resolver: Resolver,
  definitions: readonly Definition[],
  words: readonly string[],
): GuardKind | undefined {
  const clear = words.filter((word) => !ambiguousWords.has(word));
  const asker =
    words.some((word) => carriers.has(word)) || (words.includes('current') && weakKind(words) !== undefined);
  return kindByWords(clear) ?? (asker ? 'authentication' : guardByBody(resolver, definitions));
}

/** What credentials come in. */
const carriers = new Set(['header', 'credentials']);

/** Words that authentication uses and much else too: they count only when nothing else speaks. */
export function weakKind(words: readonly string[]): GuardKind | undefined {
  return words.some((word) => weakAuthenticationWords.has(word)) ? 'authentication' : undefined;
}

export function kindByWords(words: readonly string[]): GuardKind | undefined {
  if (isCors(words)) return kindByPlainWords(words.filter((word) => !corsWords.has(word))) ?? 'cors';
  return kindByPlainWords(words);
}

/** `allowCors`, `corsPolicy`, `allowCrossOrigin`; `corsAndAuth` does more than that. */
function isCors(words: readonly string[]): boolean {
  return words.includes('cors') || (words.includes('cross') && /^origins?$/.test(words.at(-1) ?? ''));
}

const corsWords: ReadonlySet<string> = new Set([
  'allow',
  'can',
  'credentials',
  'check',
  'limit',
  'policy',
  'policies',
  'restrict',
  'validate',
  'validator',
  'validation',
]);

function kindByPlainWords(words: readonly string[]): GuardKind | undefined {
  return guardWords.find((line) => words.some((word) => line.words.has(word)))?.kind;
}

/** A guard as people would call it: `auth.required`, `requireRole('admin')`, `rateLimit(…)`. */
export function nameOf(resolver: Resolver, context: Context, value: Value): string {
  switch (value.kind) {
    case 'name':
      return value.name.replace(/^this\./, '');
    case 'member':
      return [nameOf(resolver, context, value.of), value.name].filter((part) => part !== '').join('.');
    case 'call':
      return callName(resolver, context, value.call);
    case 'function':
      return functionName(resolver, context, value.fn);
    // `GovernorLayer { config }`
    case 'object':
      return value.type ?? '';
    default:
      return '';
  }
}

/** `Access::check` is called as what it calls. */
function functionName(resolver: Resolver, context: Context, fn: number): string {
  const outline = resolver.scopes.get(context.file)?.outline;
  const called = outline && referencedCall(outline, fn);
  return (called === undefined ? outline?.functions[fn] : outline?.calls[called])?.name ?? '';
}

function callName(resolver: Resolver, context: Context, index: number): string {
  const call = resolver.scopes.get(context.file)?.outline.calls[index];
  if (call === undefined) return '';
  const inside = { file: context.file, fn: call.fn };
  const on = call.on === undefined ? '' : nameOf(resolver, inside, call.on);
  if (call.name === 'bind') return on;
  const texts = call.args.flatMap((argument) => textsIn(argument).map((text) => `'${text}'`));
  const callee = [on, call.name].filter((part) => part !== '' && part !== 'this').join('.');
  return texts.length === 0 ? callee : `${callee}(${texts.join(', ')})`;
}

function textsIn(value: Value): readonly string[] {
  if (value.kind === 'text') return [value.text];
  return value.kind === 'list' ? value.items.flatMap(textsIn) : [];
}

function packageKind(resolver: Resolver, definitions: readonly Definition[]): GuardKind | 'none' | undefined {
  for (const definition of definitions.flatMap((found) => [found, ...packagedBases(resolver, found)])) {
    if (definition.kind !== 'made' && definition.kind !== 'external') continue;
    const kind = kindOfPackaged(definition);
    if (kind !== undefined && prepares(definition)) return 'none';
    if (kind === 'authorization' && asksForAnyone(resolver, definition)) return 'authentication';
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** `@requires('authenticated')` of Starlette asks for nothing but that somebody is signed in. */
function asksForAnyone(resolver: Resolver, definition: Packaged): boolean {
  const site = definition.kind === 'made' && definition.maker.at(-1) === 'requires' ? definition.call : undefined;
  const [asked] = (site && resolver.scopes.get(site.file)?.outline.calls[site.call]?.args) ?? [];
  const scopes = asked?.kind === 'list' ? asked.items : asked === undefined ? [] : [asked];
  return scopes.length > 0 && scopes.every((scope) => scope.kind === 'text' && scope.text === 'authenticated');
}

type Packaged = Definition & { kind: 'made' | 'external' };

function kindOfPackaged(definition: Packaged): GuardKind | 'none' | undefined {
  const { module } = definition;
  const path = definition.kind === 'external' ? definition.path : definition.maker;
  const single = `${module} ${path.at(-1) ?? ''}`;
  if (Object.hasOwn(guardMembers, single)) return guardMembers[single];
  if (Object.hasOwn(guardMakers, single)) return guardMakers[single];
  if (Object.hasOwn(goGuardMakers, single)) return goGuardMakers[single];
  if (Object.hasOwn(goGuardPackages, module)) return goGuardPackages[module];
  const packages = Object.hasOwn(guardPackages, module) ? guardPackages : pythonGuardPackages;
  return Object.hasOwn(packages, module) ? packages[module] : undefined;
}

/** Classes of packages that a class of the workspace extends: `class KeyHeader(APIKeyHeader)`. */
export function packagedBases(resolver: Resolver, definition: Definition): readonly Definition[] {
  if (definition.kind !== 'class' && definition.kind !== 'instance') return [];
  const cls = resolver.scopes.get(definition.file)?.outline.classes[definition.cls];
  const context = { file: definition.file, fn: cls?.fn ?? 0 };
  return (cls?.bases ?? []).flatMap((base) => {
    // `class Corkscrew extends AuthGuard('jwt')`
    const called = /^([\w.]+)\(/.exec(base)?.[1];
    return called === undefined
      ? resolver.type(context, base)
      : resolver.value(context, { kind: 'name', name: called });
  });
}

/** What a class of permissions looks at is left to itself; nothing else looks at it than who asks. */
function isPermission(resolver: Resolver, definitions: readonly Definition[]): boolean {
  return definitions
    .flatMap((definition) => packagedBases(resolver, definition))
    .some((base) => {
      if (base.kind !== 'external' && base.kind !== 'made') return false;
      const path = base.kind === 'external' ? base.path : base.maker;
      return base.module === 'rest_framework' && path.at(-1) === 'BasePermission';
    });
}

/** `passport.initialize()` */
function prepares(definition: Definition & { kind: 'made' | 'external' }): boolean {
  const path = definition.kind === 'external' ? definition.path : [...definition.maker, ...definition.members];
  return preparingMembers.has(path.at(-1) ?? '');
}

/** Four parameters make an Express error handler: it guards nothing. */
function isErrorHandler(resolver: Resolver, definition: Definition): boolean {
  if (definition.kind !== 'function') return false;
  const outline = resolver.scopes.get(definition.file)?.outline;
  return isScript(outline?.language) && outline?.functions[definition.fn]?.parameters.length === 4;
}

/** It lets everything pass first, and says afterwards what went wrong. */
function onlyPutsInWords(resolver: Resolver, definition: Definition): boolean {
  const scope = definition.kind === 'function' ? resolver.scopes.get(definition.file) : undefined;
  return definition.kind === 'function' && scope !== undefined && goesOnFirst(scope, definition.fn);
}

function withoutCredentials(resolver: Resolver, definitions: readonly Definition[]): boolean {
  return definitions.some((definition) => {
    if (definition.kind !== 'made' || definition.call === undefined) return false;
    const { file, call } = definition.call;
    const outline = resolver.scopes.get(file)?.outline.calls[call];
    if (outline === undefined) return false;
    const option = entryOf(resolver, { file, fn: outline.fn }, outline.args[0], 'credentialsRequired');
    return option?.value.kind === 'literal' && option.value.text === 'false';
  });
}
