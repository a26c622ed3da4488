import type { CallOutline } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** `switch route.Method { case http.MethodGet: router.GET(…) … }`: the arm is not that of the route whose turn it is. */
export function isForAnother(resolver: Resolver, context: Context, call: CallOutline): boolean {
  if (resolver.whole === resolver || call.branch === undefined) return false;
  return (resolver.scopes.get(context.file)?.outline.branches ?? []).some(
    ({ tests, fn, at, end }) =>
      fn === call.fn &&
      at <= call.at &&
      call.at < end &&
      tests.some(({ name, text }) => {
        const said = resolveText(resolver, context, { kind: 'name', name })?.text;
        return said !== undefined && !said.includes('{}') && said.toUpperCase() !== text.toUpperCase();
      }),
  );
}
