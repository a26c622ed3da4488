import type { CallOutline, Value } from '../../syntax/outline.ts';
import { objectsOf } from '../read-options.ts';
import { contextOf, entryIn, type SettingSite, writtenWord } from './setting-site.ts';

/** Where pages of other sites may send requests with the cookie of a login, and where something stands against it. */
export function readCsrfSettings(site: SettingSite): void {
  const { outline } = site.scope;
  const guard = outline.imports.find(({ from }) => guards.test(from));
  if (guard !== undefined) site.note('csrf', guard.from, { protection: 'on' }, { start: guard.at, end: guard.at });
  if (script.test(outline.language)) for (const call of outline.calls) noteCookie(site, call);
  if (outline.language === 'ruby') for (const call of outline.calls) noteSkipped(site, call);
  if (outline.language === 'java' || outline.language === 'kotlin') noteSpring(site);
  if (outline.language === 'python') noteDjango(site);
}

const guards =
  /^(?:csurf|csrf|csrf-csrf|csrf-sync|tiny-csrf|lusca|koa-csrf|hono\/csrf|@fastify\/csrf-protection|@dr\.pogodin\/csurf|edge-csrf)$|^flask_wtf\b/;
const script = /^(?:javascript|typescript|tsx)$/;

/** `sameSite: 'none'` on a session or a login: the browser then sends it along from everywhere. */
function noteCookie(site: SettingSite, call: CallOutline): void {
  if (!/^(?:session|expressSession|cookieSession|cookie|setCookie)$/.test(call.name)) return;
  if (/cookie$/i.test(call.name) && !call.args.slice(0, 2).some(isLoginName)) return;
  const options = call.args.flatMap((argument) => objectsOf(site.resolver, contextOf(site, call), argument));
  const isOpen = options.some(
    ({ value }) => isNone(entryIn(value, 'sameSite')) || isNone(entryIn(entryIn(value, 'cookie'), 'sameSite')),
  );
  if (isOpen) site.note('csrf', 'cookie', { protection: 'off', by: "SameSite 'none'" }, call);
}

function isLoginName(value: Value): boolean {
  return value.kind === 'text' && /sess|token|jwt|auth|sid$/i.test(value.text) && !/csrf|xsrf/i.test(value.text);
}

function isNone(value: Value | undefined): boolean {
  return writtenWord(value)?.toLowerCase() === 'none';
}

/** `skip_before_action :verify_authenticity_token` for a whole controller that people use with a browser. */
function noteSkipped(site: SettingSite, call: CallOutline): void {
  const skips =
    call.name === 'skip_forgery_protection' ||
    (call.name === 'skip_before_action' && writtenWord(call.args[0]) === 'verify_authenticity_token');
  if (!skips || call.args.some(({ kind }) => kind === 'object')) return;
  const cls = site.scope.outline.classes.find(({ at, end }) => at <= call.at && call.at < end);
  const name = cls?.name ?? '';
  if (/api|hook|callback|oauth|token|graphql|metrics|health|notification|inbound/i.test(`${name} ${site.scope.file}`))
    return;
  site.note('csrf', name, { protection: 'off', by: call.name }, call);
}

/** `csrf().disable()` beside a login form: the session cookie is then all that a request needs. */
function noteSpring(site: SettingSite): void {
  const { calls, bindings } = site.scope.outline;
  const form = calls.some(({ name }) => name === 'formLogin');
  const stateless = [...calls.flatMap(({ args }) => args), ...bindings.map(({ value }) => value)].some(
    (value) => (value.kind === 'name' || value.kind === 'member') && value.name.endsWith('STATELESS'),
  );
  const off = calls.find(
    (call) =>
      call.name === 'disable' &&
      ((call.on?.kind === 'call' && calls[call.on.call]?.name === 'csrf') || isWithin(calls, call)),
  );
  if (form && !stateless && off !== undefined)
    site.note('csrf', 'Spring Security', { protection: 'off', by: 'csrf().disable()' }, off);
}

function isWithin(calls: readonly CallOutline[], { at }: CallOutline): boolean {
  return calls.some(({ name, at: start, end }) => name === 'csrf' && start < at && at < end);
}

/** Django protects what its list of middleware says. */
function noteDjango(site: SettingSite): void {
  for (const { name, value, fn, at, end } of site.scope.outline.bindings) {
    if (name !== 'MIDDLEWARE' || fn !== 0 || value.kind !== 'list' || value.items.some(({ kind }) => kind !== 'text'))
      continue;
    const texts = value.items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
    const sessions = texts.some((text) => text.endsWith('SessionMiddleware'));
    if (sessions && !texts.some((text) => /csrf/i.test(text)))
      site.note('csrf', 'Django', { protection: 'off', by: 'MIDDLEWARE' }, { start: at, end });
  }
}
