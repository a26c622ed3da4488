import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import { isInside } from '../../guards/guard-by-body.ts';
import { type FunctionPlace, functionBehind } from '../../operations/handler-of.ts';
import type { PlacedValue } from '../../read-options.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { methodsInBody } from '../methods-in-body.ts';

/** An export that answers. */
export interface FileAnswer {
  readonly method: HttpMethod;
  readonly name: string;
  /** What answers where it is not the export itself. */
  readonly value?: PlacedValue | undefined;
  readonly suffix?: string | undefined;
}

/** What the default export of a file answers: the methods that it asks for, those of its router, or all. */
export function defaultAnswers(resolver: Resolver, scope: Scope): readonly FileAnswer[] {
  const routed = connectedMethods(resolver, scope);
  if (routed.length > 0) return routed;
  const value = scope.exports.get('default')?.value;
  const context = { file: scope.file, fn: 0 };
  const place = value && functionBehind(resolver, { context, value });
  const methods = place === undefined ? [] : askedMethods(resolver, place);
  return (methods.length === 0 ? (['ANY'] as const) : methods).map((method) => ({ method, name: 'default' }));
}

const routers = new Set(['next-connect']);

/** `createRouter().get(list).post(add)` of next-connect has no paths: its file is one. */
function connectedMethods(resolver: Resolver, scope: Scope): readonly FileAnswer[] {
  if (!scope.outline.imports.some(({ from }) => routers.has(from))) return [];
  return scope.outline.calls.flatMap((call): readonly FileAnswer[] => {
    const method = httpMethods.find((each) => each.toLowerCase() === call.name);
    const value = call.args.at(-1);
    if (call.on === undefined || value === undefined || method === undefined) return [];
    const context = { file: scope.file, fn: call.fn };
    const isRouter = resolver
      .value(context, call.on)
      .some((definition) => definition.kind === 'made' && routers.has(definition.module));
    return isRouter ? [{ method, name: 'default', value: { context, value } }] : [];
  });
}

/**
 * `if (req.method !== 'POST') return …`, `switch (req.method)`. Where others are not refused, they are answered too, at
 * least the one that most send.
 */
export function askedMethods(
  resolver: Resolver,
  { file, fn }: FunctionPlace,
  usual: HttpMethod = 'GET',
): readonly HttpMethod[] {
  const scope = resolver.scopes.get(file);
  if (scope === undefined) return [];
  const told = (scope.outline.branches ?? [])
    .filter((branch) => isInside(scope, branch.fn, fn))
    .flatMap(({ tests }) => tests.flatMap(({ name, text }) => (/\bmethod$/.test(name) ? [text] : [])));
  const switched = httpMethods.filter((method) => told.includes(method) && method !== 'OPTIONS');
  const found = [...new Set([...methodsInBody(resolver, { file, fn }), ...switched])];
  if (found.length === 0 || found.includes(usual) || refusesOthers(scope, fn)) return found;
  return [usual, ...found];
}

/** A status of 405 somewhere, or a comparison that turns everything else away. */
function refusesOthers(scope: Scope, fn: number): boolean {
  const denied = (scope.outline.comparisons ?? []).some(
    ({ value, fn: around }) => value.operator === '!=' && isInside(scope, around, fn),
  );
  return (
    denied ||
    scope.outline.calls.some(
      ({ args, fn: around }) =>
        isInside(scope, around, fn) && args.some((value) => value.kind === 'literal' && value.text === '405'),
    )
  );
}
