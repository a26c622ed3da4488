import { nearestOf } from '../nest/nearest-application.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import { entryOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

const paths = oncePerResolver((resolver: Resolver) => {
  const found: { readonly file: string; readonly path: string }[] = [];
  for (const [file, scope] of resolver.scopes)
    for (const call of scope.outline.calls) {
      if (call.on?.kind !== 'name' || call.on.name !== 'GraphQLModule') continue;
      const path = entryOf(resolver, { file, fn: call.fn }, call.args[0], 'path');
      const text = path === undefined ? undefined : resolveText(resolver, path.context, path.value)?.text;
      if (text !== undefined) found.push({ file, path: `/${text.replace(/^\/+|\/+$/g, '')}` });
    }
  return found;
});

/** Where the schema of the application around a file is served, if its module says so: `GraphQLModule.forRoot({ path: 'api' })`. */
export function servedAt(resolver: Resolver, file: string): string | undefined {
  return nearestOf(paths(resolver), file)?.path;
}
