import { trpc } from '../../../extractors/http/trpc.ts';
import { siteKey } from '../../definition.ts';
import { entryOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';

/** Where routers are served, by the call that makes each: `fetchRequestHandler({ endpoint: '/trpc', router })`. */
export function servedPaths(resolver: Resolver): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [file, { outline }] of resolver.scopes)
    for (const call of outline.calls) {
      if (!trpc.servers.includes(call.name)) continue;
      const context = { file, fn: call.fn };
      const router = entryOf(resolver, context, call.args[0], trpc.routerOption);
      const [path] = trpc.pathOptions.flatMap((key) => entryOf(resolver, context, call.args[0], key) ?? []);
      const text = path === undefined ? '' : resolveText(resolver, path.context, path.value)?.text;
      if (router === undefined || text === undefined) continue;
      for (const definition of resolver.value(router.context, router.value))
        if (definition.kind === 'made' && definition.call !== undefined) found.set(siteKey(definition.call), text);
    }
  return found;
}
