import { grounds } from './answers.ts';
import { type ResolverView, resolverOver } from './create-resolver.ts';
import { type CallSite, type Definition, definitionKey } from './definition.ts';
import type { Resolver } from './resolver.ts';

/** Callers that are taken to be the only ones, by the function they call. */
export interface OnlyCallers {
  readonly of: Definition;
  readonly sites: readonly CallSite[];
}

/**
 * Answers as if some functions were called from the given places alone: what a parameter holds on one way. `asked` is told
 * whenever it is looked at who calls one of them.
 */
export function narrowResolver(
  resolver: Resolver,
  callers: readonly OnlyCallers[],
  asked: () => void = () => {},
): Resolver {
  const only = new Map(callers.map((caller) => [definitionKey(caller.of), caller.sites]));
  return resolverOver(resolver.scopes, resolver.imports, {
    ...viewOf(resolver, (ground) => only.has(ground)),
    callSites: (target, key) => {
      const sites = only.get(key);
      if (sites === undefined) return resolver.callSites(target, key);
      asked();
      return sites;
    },
  });
}

/** Answers as if code that runs once for each item of a list ran for one item alone. */
export function elementResolver(resolver: Resolver, element: number): Resolver {
  return resolverOver(resolver.scopes, resolver.imports, {
    ...viewOf(resolver, (ground) => ground === grounds.element),
    element,
  });
}

/** Answers without following parameters to what callers pass: what stands here and nothing else. */
export function localResolver(resolver: Resolver): Resolver {
  const known = locals.get(resolver);
  if (known !== undefined) return known;
  const local = resolverOver(resolver.scopes, resolver.imports, {
    ...viewOf(resolver, (ground) => ground === grounds.parameters),
    followParameters: false,
  });
  locals.set(resolver, local);
  return local;
}

/** Asked for each statement that a call may be handed: one answers for all of them. */
const locals = new WeakMap<Resolver, Resolver>();

function viewOf(resolver: Resolver, differs: (ground: string) => boolean): ResolverView {
  const { followParameters, callSites, decoration, element } = resolver;
  const narrowed = { from: resolver, differs: (ground: string) => differs(ground) || resolver.differs(ground) };
  return { followParameters, callSites, decoration, element, narrowed };
}
