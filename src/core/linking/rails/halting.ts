import { rails } from '../../extractors/http/rails.ts';
import type { GuardKind } from '../../model/endpoint.ts';
import { wordsOf } from '../../model/words.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import { calleesOf } from '../call-sites.ts';
import { kindByWords } from '../guards/classify-guard.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { asksOfUser } from './asks-of-user.ts';
import { methodIn } from './controllers.ts';

export interface Halting {
  readonly kind: GuardKind;
  readonly name: string;
  /** It finds out who asks, and lets everybody pass. */
  readonly optional?: true | undefined;
}

const deepest = 3;

/**
 * Whether a callback keeps requests away, and which: by what it refuses with, by the helpers of libraries that it
 * calls, by its name. One that only prepares something guards nothing.
 */
export function halting(
  resolver: Resolver,
  hierarchy: readonly ClassPlace[],
  name: string,
  place: FunctionPlace | undefined,
): Halting | undefined {
  const body = place === undefined ? undefined : refusalOf(resolver, hierarchy, place, 0);
  const shown = name === '' ? (body?.name ?? 'before_action') : name;
  const words = wordsOf(name);
  const asked = kindByWords(words);
  // `raise ActionController::RoutingError unless @turf.user == current_user` hides what belongs to others.
  if (body === undefined && asked === 'authorization' && raises(resolver, place)) return { kind: asked, name: shown };
  if (place !== undefined && body === undefined)
    return kindByWords(words) === 'authentication'
      ? { kind: 'authentication', name: shown, optional: true }
      : undefined;
  // `require_no_user` keeps away those who have signed in.
  if (words.some((word) => turning.has(word))) return body && { kind: 'other', name: shown };
  const byName = kindByWords(words) ?? (asks(words) ? 'authentication' : undefined);
  // Who is turned away to sign in may be asked for more than a name: `require_moderator`.
  const asksForRole = byName === 'authorization' || words.some((word) => roles.has(word));
  if (body?.sure === true)
    return { kind: asksForRole && body.kind === 'authentication' ? 'authorization' : body.kind, name: shown };
  if (body !== undefined && byName === undefined && asksInside(resolver, place))
    return { kind: 'authorization', name: shown };
  if (preparing.test(name) && byName === undefined) return undefined;
  const kind = byName ?? body?.kind;
  return kind === undefined ? undefined : { kind, name: shown };
}

function raises(resolver: Resolver, place: FunctionPlace | undefined): boolean {
  const scope = place && resolver.scopes.get(place.file);
  return scope?.outline.throws.some(({ fn }) => isInside(scope, fn, place?.fn ?? 0)) === true;
}

/** Looks at what the user may do, and turns away where that is not enough. */
function asksInside(resolver: Resolver, place: FunctionPlace | undefined): boolean {
  const scope = place && resolver.scopes.get(place.file);
  return (
    scope?.outline.calls.some((call) => isInside(scope, call.fn, place?.fn ?? 0) && asksOfUser(scope, call)) === true
  );
}

const roles: ReadonlySet<string> = new Set([
  'moderator',
  'staff',
  'superuser',
  'attendant',
  'operator',
  'editor',
  'manager',
]);

const turning: ReadonlySet<string> = new Set(['no', 'not', 'without', 'unauthenticated', 'guest', 'anonymous']);

const preparing = /^(?:set|load|find|fetch|build|prepare|assign|init)(?:_|$)/;

/** `require_user`, `ensure_login!`, `check_session` */
function asks(words: readonly string[]): boolean {
  const demands = words.some(
    (word) => word === 'require' || word === 'ensure' || word === 'verify' || word === 'check',
  );
  return demands && words.some((word) => word === 'user' || word === 'session' || word === 'account');
}

interface Refusal {
  readonly kind: GuardKind;
  readonly name: string;
  /** A status or a library says it, not only that something else is answered. */
  readonly sure: boolean;
  /** A library's own helper. */
  readonly helper: boolean;
}

function refusalOf(
  resolver: Resolver,
  hierarchy: readonly ClassPlace[],
  { file, fn }: FunctionPlace,
  depth: number,
): Refusal | undefined {
  const scope = resolver.scopes.get(file);
  if (scope === undefined) return undefined;
  let weak: Refusal | undefined;
  for (const [index, call] of scope.outline.calls.entries()) {
    if (!isInside(scope, call.fn, fn)) continue;
    const found = refusalIn(resolver, hierarchy, file, index, depth);
    if (found?.sure === true) return found;
    weak ??= found;
  }
  const thrown = scope.outline.throws.find((each) => isInside(scope, each.fn, fn));
  const exception = thrown?.value.kind === 'call' ? scope.outline.calls[thrown.value.call]?.name : undefined;
  return exception === undefined ? weak : (ofException(exception) ?? weak);
}

/** What one call refuses, or the method that it calls. */
export function refusalIn(
  resolver: Resolver,
  hierarchy: readonly ClassPlace[],
  file: string,
  index: number,
  depth = 0,
): Refusal | undefined {
  const scope = resolver.scopes.get(file);
  const call = scope?.outline.calls[index];
  if (scope === undefined || call === undefined) return undefined;
  const own = ofCall(call, scope.outline.calls);
  return own ?? (depth < deepest ? within(resolver, hierarchy, file, index, depth) : undefined);
}

function within(
  resolver: Resolver,
  hierarchy: readonly ClassPlace[],
  file: string,
  index: number,
  depth: number,
): Refusal | undefined {
  const call = resolver.scopes.get(file)?.outline.calls[index];
  if (call === undefined || call.on !== undefined) return undefined;
  const own = methodIn(resolver, hierarchy, call.name);
  const callees = own === undefined ? calleesOf(resolver, file, index) : [{ kind: 'function' as const, ...own }];
  for (const callee of callees) {
    const found = callee.kind === 'function' ? refusalOf(resolver, hierarchy, callee, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function ofCall(call: CallOutline, calls: readonly CallOutline[]): Refusal | undefined {
  if (call.on !== undefined && !isSelf(call.on) && !haltsRequest(call, calls)) return undefined;
  const kind = Object.hasOwn(rails.refusing, call.name) ? rails.refusing[call.name] : deviseHelper(call.name);
  if (kind !== undefined) return { kind, name: call.name, sure: true, helper: true };
  if (!rails.answering.has(call.name)) return undefined;
  const status = statusIn(call);
  const known = status === undefined ? undefined : statusKinds[status];
  if (known !== undefined) return { kind: known, name: `answers ${status}`, sure: true, helper: false };
  if (
    call.name.startsWith('redirect') &&
    call.args.some((value) => /log_?in|sign_?in|session|auth/.test(nameIn(value, calls)))
  )
    return { kind: 'authentication', name: 'redirects to sign in', sure: true, helper: false };
  return { kind: 'other', name: call.name, sure: false, helper: false };
}

/** `request.halt(403)`, `r.halt` of Roda */
function haltsRequest({ name, on }: CallOutline, calls: readonly CallOutline[]): boolean {
  if (name !== 'halt' || on === undefined) return false;
  return on.kind === 'name'
    ? /^(?:r|req|request)$/.test(on.name)
    : on.kind === 'call' && calls[on.call]?.name === 'request';
}

function isSelf(value: Value): boolean {
  return value.kind === 'name' && value.name === 'this';
}

/** `authenticate_user!`, `authenticate_admin_user!` */
function deviseHelper(name: string): GuardKind | undefined {
  return /^authenticate_\w+!$/.test(name) ? 'authentication' : undefined;
}

function nameIn(value: Value, calls: readonly CallOutline[]): string {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'name') return value.name;
  return value.kind === 'call' ? (calls[value.call]?.name ?? '') : '';
}

function statusIn({ name, args }: CallOutline): string | undefined {
  const named = args
    .flatMap((value) => (value.kind === 'object' ? value.entries : []))
    .find(({ key }) => key === 'status');
  const given = named === undefined ? (givesStatus.has(name) ? args : []) : [named.value];
  const texts = given.flatMap((value) => (value.kind === 'text' || value.kind === 'literal' ? [value.text] : []));
  return texts.find((text) => Object.hasOwn(statusKinds, text)) ?? texts[0];
}

const givesStatus: ReadonlySet<string> = new Set(['head', 'halt', 'error!']);

const statusKinds: Readonly<Record<string, GuardKind>> = {
  unauthorized: 'authentication',
  '401': 'authentication',
  forbidden: 'authorization',
  '403': 'authorization',
  too_many_requests: 'rate-limit',
  '429': 'rate-limit',
};

function ofException(name: string): Refusal | undefined {
  if (/NotAuthenticated|Unauthenticated|Unauthori[sz]ed|InvalidToken|LoginRequired/.test(name))
    return { kind: 'authentication', name, sure: true, helper: false };
  if (/Forbidden|NotAuthori[sz]ed|AccessDenied|InvalidAccess|NotPermitted/.test(name))
    return { kind: 'authorization', name, sure: true, helper: false };
  return /TooManyRequests|RateLimit|Throttl/.test(name)
    ? { kind: 'rate-limit', name, sure: true, helper: false }
    : undefined;
}
