import { ariadne } from '../../extractors/http/ariadne.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { decoratorGuards } from '../http/path-table/view-guards.ts';
import { functionBehind } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { AnsweredField } from './graphql-route.ts';

/** Functions that are bound to the fields of a type: `@query.field("stalls") def stalls(_, info)`. */
export function boundFields(resolver: Resolver): readonly AnsweredField[] {
  const python = [...resolver.scopes.values()].filter(({ outline }) => outline.language === 'python');
  const isUsed = python.some(({ outline }) => outline.imports.some(({ from }) => isOf(from)));
  if (!isUsed) return [];
  return python.flatMap((scope) => [...decorated(resolver, scope), ...set(resolver, scope)]);
}

function isOf(module: string): boolean {
  return ariadne.modules.includes(module.split('.')[0] ?? '');
}

function decorated(resolver: Resolver, { file, outline }: Scope): readonly AnsweredField[] {
  return outline.functions.flatMap((fn, index) => {
    const context = { file, fn: fn.parent };
    const others = (fn.decorators ?? []).filter(({ name }) => !ariadne.decorators.includes(lastOf(name)));
    const guards = decoratorGuards(resolver, context, others);
    return (fn.decorators ?? []).flatMap(({ name, args, at, end }): readonly AnsweredField[] => {
      if (!ariadne.decorators.includes(lastOf(name)) || !name.includes('.')) return [];
      const on: Value = { kind: 'name', name: name.slice(0, name.lastIndexOf('.')) };
      const type = typeOf(resolver, context, on);
      const field = args?.[0] && resolveText(resolver, context, args[0])?.text;
      if (type === undefined || field === undefined) return [];
      return [{ framework: ariadne.id, type, field, handler: { file, fn: index }, guards, file, at, end }];
    });
  });
}

/** `offer.set_field("stall", resolve_stall)` */
function set(resolver: Resolver, { file, outline }: Scope): readonly AnsweredField[] {
  return outline.calls.flatMap((call): readonly AnsweredField[] => {
    const [name, answering] = call.args;
    if (!ariadne.setters.includes(call.name) || call.on === undefined || answering === undefined) return [];
    const context = { file, fn: call.fn };
    const type = typeOf(resolver, context, call.on);
    const field = name && resolveText(resolver, context, name)?.text;
    const handler = functionBehind(resolver, { context, value: answering });
    if (type === undefined || field === undefined || handler === undefined) return [];
    const place = { file, at: call.at, end: call.end };
    return [{ framework: ariadne.id, type, field, handler, guards: [], ...place }];
  });
}

/** `QueryType()`, `ObjectType("Offer")` */
function typeOf(resolver: Resolver, context: Context, on: Value): string | undefined {
  for (const found of resolver.value(context, on)) {
    if (found.kind !== 'made' || !isOf(found.module) || found.origin === undefined) continue;
    const maker = found.maker.at(-1) ?? '';
    if (!Object.hasOwn(ariadne.types, maker)) continue;
    const { file, call } = found.origin;
    const making = resolver.scopes.get(file)?.outline.calls[call];
    const first = making?.args[0];
    return ariadne.types[maker] ?? (first && resolveText(resolver, { file, fn: making?.fn ?? 0 }, first)?.text);
  }
  return undefined;
}

function lastOf(name: string): string {
  return name.split('.').at(-1) ?? '';
}
