import { askingMethods, sessionAskers } from '../../../extractors/http/session-askers.ts';
import type { GuardKind } from '../../../model/endpoint.ts';
import { wordsOf } from '../../../model/words.ts';
import type { CallOutline } from '../../../syntax/outline.ts';
import { calleesOf } from '../../call-sites.ts';
import type { Definition } from '../../definition.ts';
import { kindByWords } from '../../guards/classify-guard.ts';
import { guardByBody, guardsByBody, isInside, refusesByItself } from '../../guards/guard-by-body.ts';
import { type FunctionPlace, functionBehind } from '../../operations/handler-of.ts';
import { rememberPerResolver } from '../../remember-per-resolver.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import type { GuardUse } from '../route.ts';

/**
 * Frameworks whose routes are files know nothing before a handler, so that it asks itself: for the session, which it
 * refuses to go on without, or by a function that does both. `isEnough`: who asks for it refuses in words of its own.
 */
export function sessionsAskedFor(
  resolver: Resolver,
  place: FunctionPlace,
  path: string,
  isEnough = false,
): readonly GuardUse[] {
  const scope = resolver.scopes.get(place.file);
  if (scope === undefined) return [];
  const asked = scope.callsWithin(place.fn).flatMap((index) => {
    const call = scope.outline.calls[index];
    return call === undefined ? [] : askedBy(resolver, scope, index, call, path);
  });
  const refusing = asked.filter(({ refuses }) => refuses).map(({ use }) => use);
  if (refusing.length > 0) return refusing.filter((use, at) => refusing.findIndex(isAlike(use)) === at);
  const [first] = asked;
  if (isEnough) return first === undefined ? [] : [first.use];
  const kind = guardByBody(resolver, [{ kind: 'function', ...place }]);
  return first !== undefined && (kind === 'authentication' || kind === 'authorization') ? [first.use] : [];
}

function isAlike({ kind }: GuardUse): (other: GuardUse) => boolean {
  return (other) => other.kind === kind;
}

/** Where people sign in, a wrong password is refused alike. */
const signingIn = /(?:log-?in|sign-?in|sign-?up|register|password|reset|tokens?|sessions?|auth|otp)(?:\/|$)/i;

interface Asked {
  readonly use: GuardUse;
  readonly refuses: boolean;
}

function askedBy(resolver: Resolver, scope: Scope, index: number, call: CallOutline, path: string): readonly Asked[] {
  const on = call.on?.kind === 'name' ? call.on.name : '';
  const method = [on.split('.').at(-1), call.name].join('.');
  const place = { file: scope.file, at: call.at, end: call.end };
  const name = on === '' ? call.name : `${on}.${call.name}`;
  const context = { file: scope.file, fn: call.fn };
  const asked = (kind: GuardKind, refuses: boolean): Asked => {
    const value = { kind: 'text', text: name } as const;
    return { use: { context, value, name, kind, level: 'handler', ...place }, refuses };
  };
  if (call.name === 'protect' && /(?:^|\.)auth$/.test(on)) return [asked('authentication', true)];
  if (refusesByItself(scope, call)) return [asked('authentication', true)];
  if (askingMethods.has(method)) return [asked('authentication', false)];
  for (const found of calleesOf(resolver, scope.file, index)) {
    const callee = remembered(resolver, found);
    if (asks(callee)) return [asked('authentication', false)];
    if (callee.kind !== 'function' || signingIn.test(path)) continue;
    const kinds = refusedBy(resolver, callee, call.name, 0);
    if (kinds.length > 0) return kinds.map((kind) => asked(kind, true));
    if (asksWithin(resolver, callee)) return [asked('authentication', throwsWithin(resolver, callee))];
  }
  return [];
}

/** What `cache(async () => …)` of React gives is what it was given, asked once for each request. */
function remembered(resolver: Resolver, callee: Definition): Definition {
  if (callee.kind !== 'made' || callee.module !== 'react' || callee.maker.at(-1) !== 'cache') return callee;
  const { origin } = callee;
  const value = origin && ({ kind: 'call', call: origin.call } as const);
  const place = origin && value && functionBehind(resolver, { context: { file: origin.file, fn: 0 }, value });
  return place === undefined ? callee : { kind: 'function', ...place };
}

const deepest = 3;

/** What a function refuses with that is called so, and what those refuse with that it asks first: `requireAdmin()`. */
function refusedBy(
  resolver: Resolver,
  callee: Definition & { readonly kind: 'function' },
  name: string,
  depth: number,
): readonly GuardKind[] {
  if (depth > deepest) return [];
  const { file, fn } = callee;
  return rememberRefusing(resolver, `${file}#${fn} ${name} ${depth}`, () => {
    const scope = resolver.scopes.get(file);
    const first = scope?.callsWithin(fn).flatMap((index): readonly GuardKind[] => {
      const call = scope.outline.calls[index];
      if (call === undefined) return [];
      if (refusesByItself(scope, call)) return ['authentication'];
      if (!saysSo(call.name)) return [];
      return calleesOf(resolver, file, index).flatMap((inner) =>
        inner.kind === 'function' ? refusedBy(resolver, inner, call.name, depth + 1) : [],
      );
    });
    const own = saysSo(name) ? guardsByBody(resolver, [callee]) : [];
    const kinds = [...(first ?? []), ...own];
    return [...new Set(kinds.filter((kind) => kind === 'authentication' || kind === 'authorization'))];
  });
}

const rememberRefusing = rememberPerResolver<readonly GuardKind[]>([]);

/** `requireUser()`, `assertRole('cook')`, `membersOnly()`; what others answer is read off their answers. */
function saysSo(name: string): boolean {
  const kind = kindByWords(wordsOf(name));
  return kind === 'authentication' || kind === 'authorization' || sayings.test(name);
}

const sayings = /^(?:require|ensure|assert|protect|must)|Only$/;

function asks(callee: Definition): boolean {
  if (callee.kind !== 'external' && callee.kind !== 'made') return false;
  const names = Object.hasOwn(sessionAskers, callee.module) ? sessionAskers[callee.module] : undefined;
  const last = callee.kind === 'external' ? callee.path.at(-1) : (callee.members.at(-1) ?? callee.maker.at(-1));
  return names?.includes(last ?? '') === true;
}

/** `getCurrentUser()` asks for the session in turn. */
function asksWithin(resolver: Resolver, { file, fn }: Definition & { kind: 'function' }): boolean {
  return rememberAsking(resolver, `${file}#${fn}`, () => {
    const scope = resolver.scopes.get(file);
    return scope?.callsWithin(fn).some((index) => calleesOf(resolver, file, index).some(asks)) === true;
  });
}

/** Most handlers call the same few functions. */
const rememberAsking = rememberPerResolver(false);

/** `if (!session) throw new Error('…')`, `redirect('/login')` of Next: nobody gets past it without one. */
function throwsWithin(resolver: Resolver, { file, fn }: Definition & { kind: 'function' }): boolean {
  const scope = resolver.scopes.get(file);
  if (scope === undefined) return false;
  const leaves = (index: number): boolean => {
    const name = scope.outline.calls[index]?.name ?? '';
    return leaving.has(name) && scope.imports.get(name)?.from === 'next/navigation';
  };
  return scope.outline.throws.some((thrown) => isInside(scope, thrown.fn, fn)) || scope.callsWithin(fn).some(leaves);
}

const leaving = new Set(['redirect', 'permanentRedirect', 'notFound', 'unauthorized', 'forbidden']);
