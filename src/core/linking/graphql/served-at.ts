import type { CallOutline } from '../../syntax/outline.ts';
import { nearestOf } from '../nest/nearest-application.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import { entryOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

const paths = oncePerResolver((resolver: Resolver) => {
  const found: { readonly file: string; readonly path: string }[] = [];
  for (const [file, scope] of resolver.scopes)
    for (const call of scope.outline.calls) {
      const key = pathKey(call);
      const path = key === undefined ? undefined : entryOf(resolver, { file, fn: call.fn }, call.args[0], key);
      const text = path === undefined ? undefined : resolveText(resolver, path.context, path.value)?.text;
      if (text !== undefined) found.push({ file, path: `/${text.replace(/^\/+|\/+$/g, '')}` });
    }
  return found;
});

/** Option that says where a schema is served. */
function pathKey({ on, name }: CallOutline): string | undefined {
  if (name === 'createYoga') return 'graphqlEndpoint';
  return on?.kind === 'name' && on.name === 'GraphQLModule' ? 'path' : undefined;
}

/** Where the schema of the application around a file is served, if it says so: `GraphQLModule.forRoot({ path: 'api' })`. */
export function servedAt(resolver: Resolver, file: string): string | undefined {
  return nearestOf(paths(resolver), file)?.path;
}
