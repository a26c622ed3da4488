import { type CookieForm, cookieForms, loginNames, readableNames } from '../../extractors/security/cookie-words.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { objectsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import {
  calledThings,
  contextOf,
  entryIn,
  isWritten,
  objectsIn,
  type SettingSite,
  writtenWord,
} from './setting-site.ts';

/** Cookies that stand for a login and that scripts of a page can read, or that travel in the clear. */
export function readCookieSettings(site: SettingSite): void {
  site.scope.outline.calls.forEach((call, index) => {
    const form = Object.hasOwn(cookieForms, call.name) ? cookieForms[call.name] : undefined;
    if (form !== undefined && call.on !== undefined && form.languages.test(site.scope.outline.language))
      noteSet(site, call, form);
    else if (call.name === 'SetCookie') noteGin(site, call);
    else if (sessionMakers.test(call.name)) noteSession(site, call, index);
  });
  noteNamed(site);
}

function noteSet(site: SettingSite, call: CallOutline, { name: at, httpOnly, secure }: CookieForm): void {
  const context = contextOf(site, call);
  const keywords = call.args.find((argument) => argument.kind === 'object' && argument.keywords === true);
  const named = call.args[at]?.kind === 'object' ? undefined : call.args[at];
  const name = resolveText(
    site.resolver,
    context,
    named ?? entryIn(keywords, 'key', 'name') ?? { kind: 'other', node: '' },
  )?.text;
  // What is written out is no secret: a mark, or what takes the cookie away.
  const second = named === undefined ? undefined : call.args[at + 1];
  const value = (second?.kind === 'object' ? undefined : second) ?? entryIn(keywords, 'value');
  if (value === undefined || value.kind === 'text' || name === undefined || !isLogin(name)) return;
  const given = call.args.slice(at + 2);
  const options = [...given, ...(keywords === undefined ? [] : [keywords])].flatMap((argument) =>
    objectsOf(site.resolver, context, argument),
  );
  const isUnknown = given.some(
    (argument) => argument.kind !== 'object' && objectsOf(site.resolver, context, argument).length === 0,
  );
  if (isUnknown || options.some(({ value }) => value.kind === 'object' && value.spreads.length > 0)) return;
  const flag = (keys: readonly string[]): Value | undefined =>
    options.map(({ value }) => entryIn(value, ...keys)).find((value) => value !== undefined);
  note(
    site,
    name,
    flag(httpOnly) === undefined || isWritten(flag(httpOnly), 'false'),
    isWritten(flag(secure), 'false'),
    call,
  );
}

function isLogin(name: string): boolean {
  return loginNames.test(name) && !readableNames.test(name);
}

function note(
  site: SettingSite,
  name: string,
  isReadable: boolean,
  isClear: boolean,
  place: { readonly start: number; readonly end: number },
): void {
  if (!isReadable && !isClear) return;
  site.note(
    'cookie',
    name,
    { ...(isReadable ? { httpOnly: 'off' } : {}), ...(isClear ? { secure: 'off' } : {}) },
    place,
  );
}

/** `c.SetCookie(name, value, maxAge, path, domain, secure, httpOnly)` of Gin, `http.SetCookie(w, &http.Cookie{…})`. */
function noteGin(site: SettingSite, call: CallOutline): void {
  const [name] = call.args;
  if (call.args.length === 7 && name !== undefined) {
    const text = resolveText(site.resolver, contextOf(site, call), name)?.text ?? '';
    if (isLogin(text)) note(site, text, isWritten(call.args[6], 'false'), isWritten(call.args[5], 'false'), call);
    return;
  }
  const made = call.args
    .flatMap((argument) => objectsOf(site.resolver, contextOf(site, call), argument))
    .find(({ value }) => entryIn(value, 'Name') !== undefined);
  const text =
    made === undefined
      ? undefined
      : resolveText(site.resolver, made.context, entryIn(made.value, 'Name') ?? made.value)?.text;
  if (made === undefined || text === undefined || !isLogin(text)) return;
  const httpOnly = entryIn(made.value, 'HttpOnly');
  note(
    site,
    text,
    httpOnly === undefined || isWritten(httpOnly, 'false'),
    isWritten(entryIn(made.value, 'Secure'), 'false'),
    call,
  );
}

const sessionMakers = /^(?:session|expressSession|default|cookieSession)$/;

/** Middleware keeps cookies from scripts unless it is told otherwise. */
function noteSession(site: SettingSite, call: CallOutline, index: number): void {
  const called = calledThings(site, index).some(({ module }) => /^(?:express-session|cookie-session)$/.test(module));
  if (!called) return;
  for (const { value } of call.args.flatMap((argument) => objectsOf(site.resolver, contextOf(site, call), argument))) {
    const cookie = entryIn(value, 'cookie') ?? value;
    note(
      site,
      'session',
      isWritten(entryIn(cookie, 'httpOnly'), 'false'),
      isWritten(entryIn(cookie, 'secure'), 'false'),
      call,
    );
  }
}

/** Settings by name: Django's and Flask's, Laravel's `config/session.php`. */
function noteNamed(site: SettingSite): void {
  for (const { name, value, at, end } of site.scope.outline.bindings) {
    const setting = name.split('.').at(-1) ?? '';
    if (!isWritten(value, 'false')) continue;
    if (setting === 'SESSION_COOKIE_HTTPONLY') note(site, 'session', true, false, { start: at, end });
    if (setting === 'SESSION_COOKIE_SECURE') note(site, 'session', false, true, { start: at, end });
  }
  if (!/(?:^|\/)config\/session\.php$/.test(site.scope.file)) return;
  for (const { object, start, end } of objectsIn(site))
    if (writtenWord(entryIn(object, 'http_only')) === 'false') note(site, 'session', true, false, { start, end });
}
