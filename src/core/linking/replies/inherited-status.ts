import { responseMethods } from '../../extractors/replies/response-methods.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { parameterNamed } from './is-response.ts';

const maxDepth = 4;

/** The status that a caller has set on the response which it passes on: `signIn(user, res.status(201))`. */
export function inheritedStatus(resolver: Resolver, root: PlacedValue, depth = 0): PlacedValue | undefined {
  const scope = resolver.scopes.get(root.context.file);
  const parameter = scope === undefined ? undefined : parameterNamed(scope, root.context.fn, root.value);
  if (scope === undefined || parameter === undefined || depth > maxDepth) return undefined;
  for (const site of resolver.callSites({ kind: 'function', file: scope.file, fn: parameter.fn })) {
    const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
    const argument = call?.args[parameter.index];
    if (call === undefined || argument === undefined) continue;
    const context = { file: site.file, fn: call.fn };
    const status =
      chainStatus(resolver, context, argument) ?? inheritedStatus(resolver, { context, value: argument }, depth + 1);
    if (status !== undefined) return status;
  }
  return undefined;
}

function chainStatus(resolver: Resolver, context: Context, value: Value): PlacedValue | undefined {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const [status] = call?.args ?? [];
  if (call?.on === undefined) return undefined;
  const isStatus = responseMethods.status.some((name) => name === call.name);
  return isStatus && status !== undefined ? { context, value: status } : chainStatus(resolver, context, call.on);
}
