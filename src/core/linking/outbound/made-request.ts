import type { Resolver } from '../resolver.ts';
import type { ClientCall } from './client-call.ts';

/** `client.Do(request)`: method and URL stand in the call that made the request. */
export function madeRequest(resolver: Resolver, request: ClientCall): ClientCall {
  const { form, call, context, vocabulary } = request;
  const value = form.made === undefined ? undefined : call.args[form.made.argument];
  if (form.made === undefined || value === undefined) return request;
  const making = resolver.value(context, value).flatMap((definition) => {
    if (definition.kind !== 'made' || definition.origin === undefined || definition.members.length > 0) return [];
    const maker = definition.maker.join('.');
    const known = form.made?.by[maker];
    return known === undefined || !vocabulary.modules.includes(definition.module)
      ? []
      : [{ form: known, site: definition.origin }];
  });
  const [only, another] = making;
  const outline = only && resolver.scopes.get(only.site.file)?.outline.calls[only.site.call];
  // What several callers pass is another request for each of them.
  if (only === undefined || another !== undefined || outline === undefined) return request;
  return { ...request, form: only.form, call: outline, context: { file: only.site.file, fn: outline.fn } };
}
