import { aspnetMinimal, carter } from '../../extractors/http/aspnet.ts';
import { dotnet } from '../../extractors/http/dotnet.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSite, Context, Definition } from '../definition.ts';
import { parameterId } from '../http/router-node.ts';
import type { Resolver } from '../resolver.ts';
import { loopedCalls } from './looped-builders.ts';

/** What routes are added to: an application, a group of it, or a parameter that takes one. */
export interface EndpointBuilder {
  readonly id: string;
  /** The call that makes it a group of another. */
  readonly group?: CallSite | undefined;
  /** A module with a prefix of its own. */
  readonly module?: { readonly file: string; readonly cls: number } | undefined;
}

const maxDepth = 24;

/** The builders that a value may be. */
export function buildersOf(
  resolver: Resolver,
  context: Context,
  value: Value | undefined,
  depth = 0,
): readonly EndpointBuilder[] {
  if (value === undefined || depth > maxDepth) return [];
  if (value.kind === 'call') {
    const call = resolver.scopes.get(context.file)?.outline.calls[value.call];
    const inside = { file: context.file, fn: call?.fn ?? 0 };
    const site = { file: context.file, call: value.call };
    if (call?.name === aspnetMinimal.group)
      return buildersOf(resolver, inside, call.on, depth + 1).length > 0 ? [{ id: idOf(site), group: site }] : [];
    // Steps such as `.WithTags("orders")` give back what they are called on.
    if (call?.on !== undefined && call.on.kind === 'call') {
      const below = buildersOf(resolver, inside, call.on, depth + 1);
      if (below.length > 0) return below;
    }
  }
  const found = resolver.value(context, value).flatMap((definition) => builderOf(resolver, definition, depth));
  return found.filter((each, index) => found.findIndex(({ id }) => id === each.id) === index);
}

function idOf({ file, call }: CallSite): string {
  return `${file}#${call}`;
}

function builderOf(resolver: Resolver, definition: Definition, depth: number): readonly EndpointBuilder[] {
  if (definition.kind === 'parameter') return handed(resolver, definition);
  if (definition.kind !== 'made' || definition.module !== dotnet) return [];
  const isType = (aspnetMinimal.types as readonly string[]).includes(definition.maker[0] ?? '');
  if (!isType) return [];
  const { call, parameter } = definition;
  if (call !== undefined && definition.members.some((member) => member === `${aspnetMinimal.group}()`)) {
    const outline = resolver.scopes.get(call.file)?.outline.calls[call.call];
    const value: Value = { kind: 'call', call: call.call };
    if (outline?.name === aspnetMinimal.group) return [{ id: idOf(call), group: call }];
    const on = outline?.on;
    const again = buildersOf(resolver, { file: call.file, fn: outline?.fn ?? 0 }, on ?? value, depth + 1);
    if (on !== undefined && again.length > 0) return again;
  }
  if (parameter !== undefined) {
    const looped = loopedBuilders(resolver, parameter, depth);
    return looped.length > 0 ? looped : [parameterBuilder(resolver, parameter.file, parameter.fn, parameter.index)];
  }
  return [{ id: definition.origin === undefined ? 'application' : idOf(definition.origin) }];
}

/** What a loop over all implementations hands to each; a group that may be left out is not. */
function loopedBuilders(
  resolver: Resolver,
  { file, fn, index }: { readonly file: string; readonly fn: number; readonly index: number },
  depth: number,
): readonly EndpointBuilder[] {
  const found = loopedCalls(resolver, file, fn).flatMap((site) => {
    const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
    return buildersOf(resolver, { file: site.file, fn: call?.fn ?? 0 }, call?.args[index], depth + 1);
  });
  const groups = found.filter(({ group }) => group !== undefined);
  return groups.length > 0 ? groups : found;
}

/** The parameter of a method that a framework calls: `AddRoutes(IEndpointRouteBuilder app)`. */
function parameterBuilder(resolver: Resolver, file: string, fn: number, index: number): EndpointBuilder {
  const outline = resolver.scopes.get(file)?.outline;
  const method = outline?.functions[fn];
  const isModule = method?.name === carter.adds && method.cls !== undefined;
  return { id: parameterId(file, fn, index), module: isModule ? { file, cls: method.cls ?? 0 } : undefined };
}

/** `app.UseEndpoints(endpoints => …)`; a group that is handed to a lambda comes with its type. */
function handed(resolver: Resolver, definition: Definition & { kind: 'parameter' }): readonly EndpointBuilder[] {
  if (definition.members.length > 0) return [];
  const outline = resolver.scopes.get(definition.file)?.outline;
  const receiver = outline?.functions[definition.fn]?.argumentOf;
  const call: CallOutline | undefined = receiver === undefined ? undefined : outline?.calls[receiver];
  if (call === undefined || !(aspnetMinimal.handing as readonly string[]).includes(call.name)) return [];
  return [{ id: parameterId(definition.file, definition.fn, definition.index) }];
}
