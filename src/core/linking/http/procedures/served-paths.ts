import { trpc } from '../../../extractors/http/trpc.ts';
import type { CallOutline, Outline, Value } from '../../../syntax/outline.ts';
import { type Context, siteKey } from '../../definition.ts';
import { entryOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';

/** Where a router is served, and by what it is said. */
interface Served {
  readonly router: PlacedValue | undefined;
  readonly path: PlacedValue | undefined;
}

/** Where routers are served, by the call that makes each: `fetchRequestHandler({ endpoint: '/trpc', router })`. */
export function servedPaths(resolver: Resolver): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [file, { outline }] of resolver.scopes)
    outline.calls.forEach((call, index) => {
      const served = servedBy(resolver, { file, fn: call.fn }, call, () => mountOf(outline, index));
      if (served?.router === undefined) return;
      const { router, path } = served;
      const text = path === undefined ? '' : resolveText(resolver, path.context, path.value)?.text;
      if (text === undefined) return;
      for (const definition of resolver.value(router.context, router.value))
        if (definition.kind === 'made' && definition.call !== undefined) found.set(siteKey(definition.call), text);
    });
  return found;
}

function servedBy(
  resolver: Resolver,
  context: Context,
  { name, args: [first, second] }: CallOutline,
  mounted: () => Value | undefined,
): Served | undefined {
  const option = (object: Value | undefined, keys: readonly string[]): PlacedValue | undefined =>
    keys.map((key) => entryOf(resolver, context, object, key)).find((entry) => entry !== undefined);
  if (trpc.servers.includes(name))
    return { router: option(first, [trpc.routerOption]), path: option(first, trpc.pathOptions) };
  if (trpc.middleware.includes(name)) {
    const value = mounted();
    return { router: option(first, [trpc.routerOption]), path: value && { context, value } };
  }
  if (first?.kind !== 'name' || !trpc.plugins.includes(first.name)) return undefined;
  const settings = option(second, [trpc.pluginOption]);
  return {
    router: settings && entryOf(resolver, settings.context, settings.value, trpc.routerOption),
    path: option(second, trpc.pathOptions),
  };
}

/** `app.use('/trpc', createExpressMiddleware({ router }))`: what the call stands behind, where that is a path. */
function mountOf({ calls }: Outline, index: number): Value | undefined {
  const around = calls.find(({ args }) => args.some((value) => value.kind === 'call' && value.call === index));
  const [path] = around?.args ?? [];
  return path?.kind === 'call' ? undefined : path;
}
