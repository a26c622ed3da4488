import type { Decorator, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** A decorator with the package it comes from; composed ones are taken apart. */
export interface ResolvedDecorator {
  /** Exported name in its package, or the name as written where it is the workspace's own. */
  readonly name: string;
  readonly module: string | undefined;
  readonly args: readonly Value[];
  readonly context: Context;
  readonly at: number;
  readonly end: number;
}

const maxNesting = 4;

/** `@Auth('admin')` that composes `UseGuards(…)` counts as both. */
export function expandDecorators(
  resolver: Resolver,
  context: Context,
  decorators: readonly Decorator[],
  compose: string,
): readonly ResolvedDecorator[] {
  return decorators.flatMap((decorator) => {
    const own = resolve(resolver, context, decorator.name, decorator.args ?? [], decorator);
    return [own, ...composedBy(resolver, context, decorator.name, decorator, compose, 0)];
  });
}

type Place = Pick<Decorator, 'at' | 'end'>;

function resolve(
  resolver: Resolver,
  context: Context,
  name: string,
  args: readonly Value[],
  place: Place,
): ResolvedDecorator {
  const external = resolver.name(context, name).find((definition) => definition.kind === 'external');
  return {
    name: external?.path.at(-1) ?? name.split('.').at(-1) ?? name,
    module: external?.module,
    args,
    context,
    at: place.at,
    end: place.end,
  };
}

function composedBy(
  resolver: Resolver,
  context: Context,
  name: string,
  place: Place,
  compose: string,
  depth: number,
): readonly ResolvedDecorator[] {
  if (depth > maxNesting) return [];
  return resolver.name(context, name).flatMap((definition) => {
    if (definition.kind !== 'function') return [];
    const scope = resolver.scopes.get(definition.file);
    const returns = scope?.outline.functions[definition.fn]?.returns ?? [];
    return returns.flatMap((value) => {
      const call = value.kind === 'call' ? scope?.outline.calls[value.call] : undefined;
      if (call === undefined) return [];
      const inside = { file: definition.file, fn: call.fn };
      if (call.name !== compose) return [resolve(resolver, inside, call.name, call.args, place)];
      return call.args.flatMap((argument) => composedPart(resolver, inside, argument, place, compose, depth));
    });
  });
}

function composedPart(
  resolver: Resolver,
  context: Context,
  argument: Value,
  place: Place,
  compose: string,
  depth: number,
): readonly ResolvedDecorator[] {
  const call = argument.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[argument.call] : undefined;
  if (call === undefined) return [];
  const own = resolve(resolver, context, call.name, call.args, place);
  return [own, ...composedBy(resolver, context, call.name, place, compose, depth + 1)];
}
