import { importedByItself } from '../../extractors/http/session-askers.ts';
import { statusNames } from '../../extractors/replies/status-names.ts';
import type { GuardKind } from '../../model/endpoint.ts';
import type { CallOutline, Entry, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { goesOnFirst } from './goes-on-first.ts';
import { exceptionKinds, nameKinds, refusingResults, statusKinds } from './refusals.ts';
import { sendsToSignIn } from './sends-to-sign-in.ts';

const verifying = new Set([
  'verify',
  'verifyAsync',
  'jwtVerify',
  'decode',
  'Parse',
  'ParseWithClaims',
  'ParseFromRequest',
]);
const answering = new Set([
  'status',
  'code',
  'sendStatus',
  'writeHead',
  'abort',
  'throw',
  'AbortWithStatus',
  'AbortWithStatusJSON',
  'AbortWithError',
  'WriteHeader',
  'SendStatus',
  'Status',
  'StatusCode',
  'halt',
  'error',
  'createError',
  'sendError',
  'setStatus',
  'fail',
  'setStatusCode',
  'SetStatusCode',
  'NewHTTPError',
  'NewError',
  'JSON',
  'String',
  'withStatus',
]);

/** Take the status second: `c.json({ … }, 401)`, `abort_unless($ok, 403)`. */
const sending = new Set(['json', 'text', 'body', 'response', 'assert', 'abort_if', 'abort_unless']);

/** Helpers of one's own that take the status anywhere: `respond(w, 403, reason)`. */
const helping = /^(?:respond|reply|write|send|fail|error|abort|render|answer|deny|reject|refuse|forbid)/i;

/** Those that only mean a token where they are called on a library of tokens. */
const receivers = new Set(['verify', 'decode', 'Parse', 'ParseWithClaims', 'ParseFromRequest']);

/** What a guard of this workspace guards against: seen from the token it verifies, or from what it refuses with. */
export function guardByBody(resolver: Resolver, definitions: readonly Definition[]): GuardKind | undefined {
  return guardsByBody(resolver, definitions)[0];
}

/** All that it refuses with, the first that counts before the others: `401`, and `403` where somebody may not. */
export function guardsByBody(resolver: Resolver, definitions: readonly Definition[]): readonly GuardKind[] {
  return seenIn(resolver, definitions, kindsOf);
}

/** What it answers to whom it refuses, told as kinds: of one that verifies a token too, if its own words say so. */
export function refusalsByBody(resolver: Resolver, definitions: readonly Definition[]): readonly GuardKind[] {
  return seenIn(resolver, definitions, refusalsOf);
}

type Look = (resolver: Resolver, scope: Scope, fn: number) => readonly GuardKind[];

function seenIn(resolver: Resolver, definitions: readonly Definition[], look: Look): readonly GuardKind[] {
  for (const definition of definitions) {
    if (definition.kind !== 'function' && definition.kind !== 'class' && definition.kind !== 'instance') continue;
    const scope = resolver.scopes.get(definition.file);
    if (scope === undefined) continue;
    const bodies = definition.kind === 'function' ? [definition.fn] : methodsOf(scope, definition.cls);
    const kinds = bodies.flatMap((fn) => look(resolver, scope, fn));
    const handed = kinds.length > 0 ? kinds : handedOn(resolver, scope, bodies, look);
    if (handed.length > 0) return handed;
  }
  return [];
}

/** `Gate::check` and `(request) => check(request)` only hand on. */
function handedOn(resolver: Resolver, scope: Scope, bodies: readonly number[], look: Look): readonly GuardKind[] {
  const [fn] = bodies;
  const outline = fn === undefined ? undefined : scope.outline.functions[fn];
  const [given] = outline?.returns ?? [];
  if (outline?.name !== '' || outline.returns.length !== 1 || given?.kind !== 'call') return [];
  for (const callee of calleesOf(resolver, scope.file, given.call)) {
    const there = callee.kind === 'function' ? resolver.scopes.get(callee.file) : undefined;
    const kinds = callee.kind === 'function' && there !== undefined ? look(resolver, there, callee.fn) : [];
    if (kinds.length > 0) return kinds;
  }
  return [];
}

function methodsOf(scope: Scope, cls: number): readonly number[] {
  const own = scope.outline.functions.flatMap((fn, index) => (fn.cls === cls ? [index] : []));
  const makes = own.some((fn) => services.has(scope.outline.functions[fn]?.name ?? ''));
  if (scope.outline.language !== 'rust' || !makes) return own;
  // A `Transform` of Actix or `Layer` of Tower makes the service, in the same file, that is called.
  const called = scope.outline.functions.flatMap(({ name, cls: other }, index) =>
    name === 'call' && other !== undefined && other !== cls ? [index] : [],
  );
  return called.length === 1 ? [...own, ...called] : own;
}

const services = new Set(['new_transform', 'layer']);

/** One function guards many routes. */
const remember = rememberPerResolver<readonly GuardKind[]>([]);

function kindsOf(resolver: Resolver, scope: Scope, fn: number): readonly GuardKind[] {
  return remember(resolver, `${scope.file} ${fn}`, () => {
    resolver.shared.trace.look(scope.file);
    return [...new Set(findKinds(resolver, scope, fn))];
  });
}

const rememberRefusals = rememberPerResolver<readonly GuardKind[]>([]);

function refusalsOf(resolver: Resolver, scope: Scope, fn: number): readonly GuardKind[] {
  return rememberRefusals(resolver, `${scope.file} ${fn}`, () => {
    resolver.shared.trace.look(scope.file);
    return goesOnFirst(scope, fn) ? [] : [...new Set(refusedKinds(scope, fn))];
  });
}

function findKinds(resolver: Resolver, scope: Scope, fn: number): readonly GuardKind[] {
  const origins: readonly GuardKind[] = setsOrigin(scope, fn) ? ['cors'] : [];
  if (goesOnFirst(scope, fn)) return origins;
  const calls = scope.callsWithin(fn).flatMap((index) => scope.outline.calls[index] ?? []);
  // Who verifies a token may refuse a bad one with 403: that is still about who asks.
  if (calls.some((call) => verifies(resolver, scope, call))) return ['authentication'];
  const kinds = refusedKinds(scope, fn);
  if (kinds.length > 0) return kinds;
  return sendsToSignIn(scope, fn) ? ['authentication'] : origins;
}

function refusedKinds(scope: Scope, fn: number): readonly GuardKind[] {
  const calls = scope.callsWithin(fn).flatMap((index) => scope.outline.calls[index] ?? []);
  return [
    ...(calls.some((call) => refusesByItself(scope, call)) ? (['authentication'] as const) : []),
    ...calls.flatMap(calledKinds),
    returnedKind(scope, fn),
    assignedKind(scope, fn),
    refusedKind(scope, fn),
    ...thrownKinds(scope, fn),
  ].filter((kind) => kind !== undefined);
}

function calledKinds(call: CallOutline): readonly (GuardKind | undefined)[] {
  const [status] = answering.has(call.name) ? call.args : [];
  const refused = status ?? (sending.has(call.name) ? call.args[1] : undefined);
  return [
    refused?.kind === 'literal' ? statusKinds[refused.text] : undefined,
    ...(helping.test(call.name) ? call.args.map(numberedKind) : []),
    ...call.args.map(namedKind),
    madeKind(call),
    call.on && namedKind(call.on),
  ];
}

/** `res.header('Access-Control-Allow-Origin', '*')` */
function setsOrigin(scope: Scope, fn: number): boolean {
  return scope.callsWithin(fn).some((index) => scope.outline.calls[index]?.args.some(isOriginHeader) === true);
}

function isOriginHeader(value: Value): boolean {
  return value.kind === 'text' && value.text.toLowerCase() === 'access-control-allow-origin';
}

/**
 * `http.StatusUnauthorized`, `Response.Status.UNAUTHORIZED`, `AppError::Unauthorized`, wherever it stands: frameworks
 * take it in many places.
 */
function namedKind(value: Value): GuardKind | undefined {
  // `Outcome::Error((Status::Unauthorized, ()))`
  if (value.kind === 'list') return value.items.map(namedKind).find((kind) => kind !== undefined);
  if (value.kind === 'object') return value.entries.map(statedKind).find((kind) => kind !== undefined);
  const name = value.kind === 'name' ? statusName.exec(value.name) : undefined;
  return kindNamed(name?.[1] ?? name?.[2] ?? name?.[3] ?? '');
}

const statusName =
  /\.(?:Status|Err|SC_|(?:\w*Status(?:Codes?)?|\w*Error)\.)([A-Za-z]\w+)$|^(?:\w*Status(?:Codes?)?|\w*Error)\.([A-Za-z]\w+)$|^(UNAUTHORIZED|FORBIDDEN|TOO_MANY_REQUESTS)$/;

/** `new errors.ForbiddenError()`, `HttpForbiddenException` */
const naming = /^http(?=[a-z]*(?:error|exception)$)|(?:error|exception)$/g;

function kindNamed(name: string): GuardKind | undefined {
  const plain = name.replaceAll('_', '').toLowerCase().replace(naming, '');
  return Object.hasOwn(nameKinds, plain) ? nameKinds[plain] : undefined;
}

/** `new Response('…', { status: 401 })` */
function statedKind({ key, value }: Entry): GuardKind | undefined {
  if (!/^status(?:_?code)?$/i.test(key)) return undefined;
  return value.kind === 'literal' ? statusKinds[value.text] : namedKind(value);
}

function numberedKind(value: Value): GuardKind | undefined {
  return value.kind === 'literal' ? statusKinds[value.text] : undefined;
}

function returnedKind(scope: Scope, fn: number): GuardKind | undefined {
  return scope.outline.functions
    .flatMap((outline, index) => (isInside(scope, index, fn) ? outline.returns.map(answeredKind) : []))
    .find((found) => found !== undefined);
}

/** `return jsonify(error='no'), 403` */
function answeredKind(value: Value): GuardKind | undefined {
  const status = value.kind === 'list' && value.items.length > 1 ? value.items[1] : undefined;
  return (status && numberedKind(status)) ?? namedKind(value);
}

/** `HttpResponse::Unauthorized()`, `Boom.forbidden()`, `new AppError('Sign in first.', 401)` */
function madeKind({ name, args, new: made }: CallOutline): GuardKind | undefined {
  const numbered = made === true && /(?:Error|Exception)$/.test(name);
  const status = numbered
    ? args.find((arg) => arg.kind === 'literal' && Object.hasOwn(statusKinds, arg.text))
    : undefined;
  return status?.kind === 'literal' ? statusKinds[status.text] : kindNamed(name);
}

/** `ctx.status = 401`, `res.statusCode = 401` */
function assignedKind(scope: Scope, fn: number): GuardKind | undefined {
  for (const { name, value, fn: around } of scope.outline.bindings) {
    if (value.kind !== 'literal' || !/\.status(?:Code)?$/.test(name) || !isInside(scope, around, fn)) continue;
    if (Object.hasOwn(statusKinds, value.text)) return statusKinds[value.text];
  }
  return undefined;
}

/** `context.Result = new UnauthorizedResult();`, `context.Response.StatusCode = 401;` */
function refusedKind(scope: Scope, fn: number): GuardKind | undefined {
  if (scope.outline.language !== 'csharp') return undefined;
  for (const { name, value, fn: inside } of scope.outline.bindings) {
    if (!isInside(scope, inside, fn)) continue;
    const made = value.kind === 'call' ? scope.outline.calls[value.call]?.name : undefined;
    if (/(?:^|\.)Result$/.test(name) && made !== undefined && Object.hasOwn(refusingResults, made))
      return refusingResults[made];
    if (!/(?:^|\.)StatusCode$/.test(name)) continue;
    const status =
      value.kind === 'literal' ? value.text : value.kind === 'name' ? /Status(\d{3})/.exec(value.name)?.[1] : undefined;
    const numbered = status ?? (value.kind === 'name' ? codes[value.name.split('.').at(-1) ?? ''] : undefined);
    if (numbered !== undefined && Object.hasOwn(statusKinds, numbered)) return statusKinds[numbered];
  }
  return undefined;
}

const codes: Readonly<Record<string, string>> = { Unauthorized: '401', Forbidden: '403', TooManyRequests: '429' };

function thrownKinds(scope: Scope, fn: number): readonly (GuardKind | undefined)[] {
  return scope.outline.throws.map(({ value, fn: inside }) => {
    if (value.kind !== 'call' || !isInside(scope, inside, fn)) return undefined;
    const name = scope.outline.calls[value.call]?.name ?? '';
    if (Object.hasOwn(exceptionKinds, name)) return exceptionKinds[name];
    const status = raisedStatus(scope.outline.calls[value.call]);
    return status !== undefined && Object.hasOwn(statusKinds, status) ? statusKinds[status] : undefined;
  });
}

/** `HTTPException(401)`, `HTTPException(status_code=status.HTTP_403_FORBIDDEN)`. */
function raisedStatus(call: CallOutline | undefined): string | undefined {
  const keywords = call?.args.at(-1);
  const code = keywords?.kind === 'object' ? keywords.entries.find(({ key }) => key === 'code')?.value : undefined;
  // `new TRPCError({ code: 'UNAUTHORIZED' })`
  if (code?.kind === 'text' && Object.hasOwn(statusNames, code.text)) return String(statusNames[code.text]);
  const named =
    keywords?.kind === 'object'
      ? keywords.entries.find(({ key }) => key === 'status_code' || key === 'status')?.value
      : undefined;
  const status = named ?? call?.args[0];
  if (status?.kind === 'literal') return status.text;
  return status?.kind === 'name' ? /\bHTTP_(\d{3})_/.exec(status.name)?.[1] : undefined;
}

function verifies(resolver: Resolver, scope: Scope, call: CallOutline): boolean {
  // Flask-JWT-Extended
  if (call.name === 'verify_jwt_in_request') return call.args.length === 0;
  if (!verifying.has(call.name)) return false;
  if (!receivers.has(call.name) || call.on === undefined)
    return call.name === 'jwtVerify' || call.name === 'verifyAsync';
  return resolver
    .value({ file: scope.file, fn: call.fn }, call.on)
    .some(
      (definition) =>
        (definition.kind === 'external' || definition.kind === 'made') &&
        /^(jsonwebtoken|jose|jwt|authlib|paseto|@nestjs\/jwt|@fastify\/jwt|github\.com\/(?:golang-jwt|dgrijalva|form3tech-oss|lestrrat-go)\/.*)$/.test(
          definition.module,
        ),
    );
}

/** `await requireUserSession(event)` of Nuxt, which no file imports. */
export function refusesByItself({ imports }: Scope, { on, name }: CallOutline): boolean {
  return on === undefined && importedByItself.has(name) && !imports.has(name);
}

export function isInside(scope: Scope, fn: number, outer: number): boolean {
  for (let current = fn; current >= 0; current = scope.outline.functions[current]?.parent ?? -1)
    if (current === outer) return true;
  return false;
}
