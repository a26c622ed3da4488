import { askingMethods, importedByItself, sessionAskers } from '../../../extractors/http/session-askers.ts';
import { wordsOf } from '../../../model/words.ts';
import type { CallOutline } from '../../../syntax/outline.ts';
import { calleesOf } from '../../call-sites.ts';
import type { Definition } from '../../definition.ts';
import { kindByWords } from '../../guards/classify-guard.ts';
import { guardByBody, isInside } from '../../guards/guard-by-body.ts';
import type { FunctionPlace } from '../../operations/handler-of.ts';
import { rememberPerResolver } from '../../remember-per-resolver.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import type { GuardUse } from '../route.ts';

/**
 * Frameworks whose routes are files know nothing before a handler, so that it asks itself: for the session, which it
 * refuses to go on without, or by a function that does both.
 */
export function sessionsAskedFor(resolver: Resolver, place: FunctionPlace, path: string): readonly GuardUse[] {
  const scope = resolver.scopes.get(place.file);
  if (scope === undefined) return [];
  const asked = scope.callsWithin(place.fn).flatMap((index) => {
    const call = scope.outline.calls[index];
    const use = call === undefined ? undefined : askedBy(resolver, scope, index, call, path);
    return use === undefined ? [] : [use];
  });
  const refusing = asked.find(({ refuses }) => refuses);
  if (refusing !== undefined) return [refusing.use];
  const [first] = asked;
  const kind = guardByBody(resolver, [{ kind: 'function', ...place }]);
  return first !== undefined && (kind === 'authentication' || kind === 'authorization') ? [first.use] : [];
}

/** Where people sign in, a wrong password is refused alike. */
const signingIn = /(?:log-?in|sign-?in|sign-?up|register|password|reset|tokens?|sessions?|auth|otp)(?:\/|$)/i;

interface Asked {
  readonly use: GuardUse;
  readonly refuses: boolean;
}

function askedBy(resolver: Resolver, scope: Scope, index: number, call: CallOutline, path: string): Asked | undefined {
  const on = call.on?.kind === 'name' ? call.on.name : '';
  const method = [on.split('.').at(-1), call.name].join('.');
  const place = { file: scope.file, at: call.at, end: call.end };
  const name = on === '' ? call.name : `${on}.${call.name}`;
  const context = { file: scope.file, fn: call.fn };
  const use = (kind: GuardUse['kind']): GuardUse => {
    return { context, value: { kind: 'text', text: name }, name, kind, level: 'handler', ...place };
  };
  if (call.name === 'protect' && /(?:^|\.)auth$/.test(on)) return { use: use('authentication'), refuses: true };
  if (on === '' && importedByItself.has(call.name) && !scope.imports.has(call.name))
    return { use: use('authentication'), refuses: true };
  if (askingMethods.has(method)) return { use: use('authentication'), refuses: false };
  for (const callee of calleesOf(resolver, scope.file, index)) {
    if (asks(callee)) return { use: use('authentication'), refuses: false };
    if (callee.kind !== 'function' || signingIn.test(path)) continue;
    const kind = saysSo(call.name) ? guardByBody(resolver, [callee]) : undefined;
    if (kind === 'authentication' || kind === 'authorization') return { use: use(kind), refuses: true };
    if (asksWithin(resolver, callee)) return { use: use('authentication'), refuses: throwsWithin(resolver, callee) };
  }
  return undefined;
}

/** `requireUser()`, `assertRole('cook')`; what others answer is read off their answers. */
function saysSo(name: string): boolean {
  const kind = kindByWords(wordsOf(name));
  return kind === 'authentication' || kind === 'authorization' || /^(?:require|ensure|assert|protect|must)/.test(name);
}

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

/** `if (!session) throw new Error('…')`: nobody gets past it without one. */
function throwsWithin(resolver: Resolver, { file, fn }: Definition & { kind: 'function' }): boolean {
  const scope = resolver.scopes.get(file);
  return scope?.outline.throws.some((thrown) => isInside(scope, thrown.fn, fn)) === true;
}
