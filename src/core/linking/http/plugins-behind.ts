import type { Definition } from '../definition.ts';
import type { RouterCall } from './router-graph.ts';

/** A function that a framework calls with a router of its own. */
export interface Plugin {
  readonly definition: Definition & { readonly kind: 'function' };
  readonly transparent: boolean;
}

/** The plugins that values are, also in the default export of a module or a wrapper around them. */
export function pluginsBehind(routerCall: RouterCall, definitions: readonly Definition[]): readonly Plugin[] {
  return definitions.flatMap((definition): readonly Plugin[] => {
    if (definition.kind === 'function') return [{ definition, transparent: false }];
    const called = callable(routerCall, definition);
    if (called.length > 0) return called;
    if (definition.kind === 'module') return pluginsOfAll(routerCall.resolver.member(definition, 'default'), false);
    return wrapped(routerCall, definition);
  });
}

/** `fp(plugin)`: the wrapped function runs in its parent's scope. */
function wrapped(routerCall: RouterCall, definition: Definition): readonly Plugin[] {
  const { resolver, node } = routerCall;
  if (definition.kind !== 'made' || definition.origin === undefined) return [];
  if (!node.vocabulary.transparentWrappers.includes(definition.module)) return [];
  const { file, call } = definition.origin;
  const outline = resolver.scopes.get(file)?.outline.calls[call];
  const inner = outline?.args[0];
  if (outline === undefined || inner === undefined) return [];
  return pluginsOfAll(resolver.value({ file, fn: outline.fn }, inner), true);
}

function pluginsOfAll(definitions: readonly Definition[], transparent: boolean): readonly Plugin[] {
  return definitions.flatMap((definition) => (definition.kind === 'function' ? [{ definition, transparent }] : []));
}

/** `{ name: 'orders', register: async (server) => … }`, by itself or as what its module exports. */
function callable({ resolver, node }: RouterCall, definition: Definition): readonly Plugin[] {
  const { plugin } = node.vocabulary;
  if (plugin?.method === undefined || (definition.kind !== 'value' && definition.kind !== 'module')) return [];
  const { method, entry = '' } = plugin;
  const owners = definition.kind === 'module' ? [definition, ...resolver.member(definition, entry)] : [definition];
  // What such a plugin adds to its server holds for all of it.
  return pluginsOfAll(
    owners.flatMap((owner) => resolver.member(owner, method)),
    true,
  );
}
