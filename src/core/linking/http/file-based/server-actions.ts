import { next } from '../../../extractors/http/next.ts';
import { wordsOf } from '../../../model/words.ts';
import { isBelow } from '../../../model/workspace-path.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import { kindByWords } from '../../guards/classify-guard.ts';
import type { LinkInput } from '../../link-input.ts';
import { type FunctionPlace, functionBehind } from '../../operations/handler-of.ts';
import type { PlacedValue } from '../../read-options.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { rootsOf, unwrapped } from '../file-routes.ts';
import type { GuardUse, Route } from '../route.ts';
import { sessionsAskedFor } from './asked-sessions.ts';
import { wrappersAround } from './wrapped-exports.ts';

/**
 * Functions that browsers call by a request: what a module exports that begins with `'use server'`, and functions that do
 * so themselves. Each is a `POST` that anybody can send, whatever page shows its form; middleware in front of one page is
 * therefore no guard of it. https://nextjs.org/docs/app/guides/data-security
 */
export function serverActions(resolver: Resolver, input: LinkInput): readonly Route[] {
  const roots = rootsOf(next, input);
  return roots.length === 0
    ? []
    : [...resolver.scopes].flatMap(([file, scope]) => {
        const root = roots.find((each) => isBelow(file, each));
        return root === undefined ? [] : actionsIn(resolver, scope, moduleIn(file, root));
      });
}

/** `apps/web/src/app/orders/actions.ts` is `/app/orders/actions`. */
function moduleIn(file: string, root: string): string {
  const below = root === '' ? file : file.slice(root.length + 1);
  return `/${below.replace(/^src\//, '').replace(/\.[cm]?[jt]sx?$/, '')}`;
}

function actionsIn(resolver: Resolver, scope: Scope, path: string): readonly Route[] {
  const [module, ...functions] = scope.outline.functions;
  if (module?.server === true) return exportedActions(resolver, scope, path);
  return functions.flatMap(({ server, name }, index) =>
    server === true ? [routeOf(resolver, scope, path, { file: scope.file, fn: index + 1 }, name || 'action')] : [],
  );
}

function exportedActions(resolver: Resolver, scope: Scope, path: string): readonly Route[] {
  return [...scope.exports].flatMap(([name, { value }]) => {
    const handler: PlacedValue | undefined = value && {
      context: { file: scope.file, fn: 0 },
      value: unwrapped(scope, value),
    };
    const place = handler && functionBehind(resolver, handler);
    return place?.file === scope.file ? [routeOf(resolver, scope, path, place, name, handler)] : [];
  });
}

function routeOf(
  resolver: Resolver,
  scope: Scope,
  path: string,
  place: FunctionPlace,
  name: string,
  handler?: PlacedValue,
): Route {
  const at = scope.outline.functions[place.fn]?.at ?? 0;
  return {
    framework: next.id,
    method: 'POST',
    path: `${path}#${name}`,
    protocol: 'server-action',
    file: scope.file,
    at,
    end: at,
    context: place,
    handlerFunction: place,
    guards: [
      ...(handler === undefined ? [] : wrappersAround(resolver, handler)),
      ...clientAround(resolver, handler),
      // What it answers instead is its own: `return { error: 'Sign in first' }`.
      ...sessionsAskedFor(resolver, place, `${path}#${name}`, true),
    ],
    passed: [],
  };
}

/**
 * `authClient.schema(…).action(…)`: what the client was given to ask first, or says by its name.
 * https://next-safe-action.dev
 */
function clientAround(resolver: Resolver, handler: PlacedValue | undefined): readonly GuardUse[] {
  const client = handler && clientOf(resolver, handler);
  if (client === undefined) return [];
  const { context, value, at, end } = client;
  const kind = kindByWords(wordsOf(value.name));
  if (kind !== undefined)
    return [{ context, value, name: value.name, kind, level: 'inline', file: context.file, at, end }];
  return resolver.value(context, value).flatMap((definition) => {
    const step = definition.kind === 'made' ? definition.call : undefined;
    const asking = step && resolver.scopes.get(step.file)?.outline.calls[step.call]?.args.at(-1);
    return step !== undefined && asking?.kind === 'function'
      ? sessionsAskedFor(resolver, { file: step.file, fn: asking.fn }, '', true)
      : [];
  });
}

/** The name that a chain of calls begins with. */
function clientOf(resolver: Resolver, { context: { file }, value: made }: PlacedValue) {
  let value: Value | undefined = made;
  let call: CallOutline | undefined;
  while (value?.kind === 'call') {
    call = resolver.scopes.get(file)?.outline.calls[value.call];
    value = call?.on;
  }
  if (value?.kind !== 'name' || call === undefined) return undefined;
  return { context: { file, fn: call.fn }, value, at: call.at, end: call.end };
}
