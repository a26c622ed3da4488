import { middlewareMakers } from '../../../extractors/http/session-askers.ts';
import type { GuardKind } from '../../../model/endpoint.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import { calleesOf } from '../../call-sites.ts';
import type { Definition } from '../../definition.ts';
import { guardByBody } from '../../guards/guard-by-body.ts';
import { itemsOf } from '../../read-options.ts';
import { resolveExport } from '../../resolve-export.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import type { GuardUse } from '../route.ts';

/** What stands before the routes of an application of Next: the file `middleware.ts`, or `proxy.ts`. */
export interface NextMiddleware {
  readonly guard: GuardUse;
  passes(path: string): boolean;
}

const fileName = /^(?:src\/)?(?:middleware|proxy)\.[cm]?[jt]s$/;

export function nextMiddleware(resolver: Resolver, root: string): NextMiddleware | undefined {
  for (const [file, scope] of resolver.scopes) {
    if (root !== '' && !file.startsWith(`${root}/`)) continue;
    if (!fileName.test(root === '' ? file : file.slice(root.length + 1))) continue;
    const kind = kindOf(resolver, scope);
    if (kind === undefined) return undefined;
    const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
    const value = { kind: 'text', text: name } as const;
    const guard: GuardUse = { context: { file, fn: 0 }, value, name, kind, level: 'application', file, at: 0, end: 0 };
    return { guard, passes: pathsOf(resolver, scope) };
  }
  return undefined;
}

function kindOf(resolver: Resolver, scope: Scope): GuardKind | undefined {
  const names = ['default', 'middleware', 'proxy'].filter((name) => scope.exports.has(name));
  const found = names.flatMap((name) => resolveExport(resolver, scope.file, name));
  if (scope.outline.exports.some(({ from, name }) => from === 'next-auth/middleware' && names.includes(name)))
    return 'authentication';
  const { calls } = scope.outline;
  const guarding = calls.some(refuses);
  const made =
    found.some(isOfPackage) || calls.some((_, index) => calleesOf(resolver, scope.file, index).some(isOfPackage));
  // The middleware of an account's package lets everybody through until somebody says otherwise.
  if (made) return guarding || allowsByRule(resolver) ? 'authentication' : undefined;
  return guardByBody(resolver, found) ?? (guarding && asksForCookie(calls) ? 'authentication' : undefined);
}

function isOfPackage(definition: Definition): boolean {
  return (definition.kind === 'external' || definition.kind === 'made') && middlewareMakers.test(definition.module);
}

/** `auth.protect()`, a redirect to where people sign in, an answer with 401. */
function refuses({ name, args, on }: CallOutline): boolean {
  if (name === 'protect') return on !== undefined;
  if (name === 'redirectToSignIn' || name === 'withAuth' || name === 'authMiddleware') return true;
  const texts = args.flatMap(textsIn);
  if (name === 'redirect' || name === 'URL' || name === 'rewrite') return texts.some((text) => signIn.test(text));
  return args.some(
    (arg) => arg.kind === 'object' && arg.entries.some(({ key, value }) => key === 'status' && isRefusal(value)),
  );
}

const signIn = /(?:log|sign)-?in|\bauth\b/i;

function isRefusal(value: Value): boolean {
  return value.kind === 'literal' && (value.text === '401' || value.text === '403');
}

function textsIn(value: Value): readonly string[] {
  if (value.kind === 'text') return [value.text];
  return value.kind === 'template' ? value.parts.flatMap(textsIn) : [];
}

function asksForCookie(calls: readonly CallOutline[]): boolean {
  return calls.some(
    ({ name, on }) => (name === 'get' || name === 'has') && on?.kind === 'name' && /cookies$|headers$/.test(on.name),
  );
}

/** `NextAuth({ callbacks: { authorized({ auth }) { … } } })` */
function allowsByRule(resolver: Resolver): boolean {
  return [...resolver.scopes.values()].some(({ outline }) =>
    outline.functions.some(({ name }) => name === 'authorized'),
  );
}

/** Paths that its `config` names, less those that it lets pass. */
function pathsOf(resolver: Resolver, scope: Scope): (path: string) => boolean {
  const matchers = matchersIn(resolver, scope).map(patternOf);
  const { open, closed } = conditionsIn(resolver, scope);
  return (path) => {
    const asked = path.replaceAll(/:(\w+)/g, '$1');
    if (matchers.length > 0 && !matchers.some((matcher) => matcher?.test(asked))) return false;
    if (open.some((matcher) => matcher?.test(asked))) return false;
    return closed.length === 0 || closed.some((matcher) => matcher?.test(asked));
  };
}

function matchersIn(resolver: Resolver, scope: Scope): readonly string[] {
  const context = { file: scope.file, fn: 0 };
  const [config] = scope.bindings(0, 'config');
  const given =
    config?.value.kind === 'object' ? config.value.entries.find(({ key }) => key === 'matcher')?.value : undefined;
  const items = given === undefined ? [] : itemsOf(resolver, context, given);
  return items.flatMap(({ context: inside, value }) => {
    const source = value.kind === 'object' ? value.entries.find(({ key }) => key === 'source')?.value : value;
    return (source && resolveText(resolver, inside, source)?.text) ?? [];
  });
}

/** `/api/:path*` as a pattern; what stands in parentheses is one already. */
function patternOf(matcher: string): RegExp | undefined {
  const pattern = matcher
    .replace(/\/:\w+\*/g, '(?:/.*)?')
    .replace(/\/:\w+\+/g, '/.+')
    .replace(/:\w+(\([^)]*\))?/g, (_, own: string | undefined) => own ?? '[^/]+');
  try {
    return new RegExp(`^${pattern}$`);
  } catch {
    return undefined;
  }
}

interface Conditions {
  readonly open: readonly (RegExp | undefined)[];
  readonly closed: readonly (RegExp | undefined)[];
}

/** Lists and tests of paths in its code: those that are called public, or lead to where people sign in, let pass. */
function conditionsIn(resolver: Resolver, scope: Scope): Conditions {
  const context = { file: scope.file, fn: 0 };
  const listed = scope.outline.bindings.flatMap(({ name, value }) => {
    const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
    const list = call?.name === 'createRouteMatcher' ? call.args[0] : undefined;
    const texts = list === undefined ? [] : itemsOf(resolver, context, list).flatMap((item) => textsIn(item.value));
    return texts.map((text) => ({ isOpen: /public|open|ignore|allow|guest/i.test(name), matcher: patternOf(text) }));
  });
  const tested = scope.outline.calls.flatMap(({ name, on, args }) => {
    const isPath = on?.kind === 'name' && /pathname$|(?:^|\.)path$/.test(on.name);
    const [text] = isPath && name === 'startsWith' ? args.flatMap(textsIn) : [];
    if (text === undefined) return [];
    return [
      {
        isOpen: signIn.test(text) || /public|register|health|_next|static/.test(text),
        matcher: patternOf(`${text}.*`),
      },
    ];
  });
  const all = [...listed, ...tested];
  return {
    open: all.filter(({ isOpen }) => isOpen).map(({ matcher }) => matcher),
    closed: all.filter(({ isOpen }) => !isOpen).map(({ matcher }) => matcher),
  };
}
