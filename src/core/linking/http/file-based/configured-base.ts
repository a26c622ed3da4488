import type { FileRouteVocabulary } from '../../../extractors/shapes/file-route-vocabulary.ts';
import { folderOf } from '../../../model/workspace-path.ts';
import type { Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import { entryOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';

/** What the configuration of an application puts before every path: `basePath: '/shop'` of `next.config.js`. */
export function configuredBase(
  resolver: Resolver,
  { configuration, basePath }: FileRouteVocabulary,
  root: string,
): string {
  if (configuration === undefined || basePath === undefined) return '';
  for (const [file, scope] of resolver.scopes) {
    if (!configuration.test(file) || folderOf(file) !== root) continue;
    const context = { file, fn: 0 };
    for (const name of ['default', '=']) {
      const value = scope.exports.get(name)?.value;
      const found = value === undefined ? undefined : baseIn(resolver, context, value, basePath, 0);
      if (found !== undefined) return found;
    }
  }
  return '';
}

const deepest = 4;

/** Plugins are handed the configuration: `withAnalyzer(config)`, `withAnalyzer({ enabled })(config)`. */
function baseIn(resolver: Resolver, context: Context, value: Value, key: string, depth: number): string | undefined {
  if (depth > deepest) return undefined;
  const entry = entryOf(resolver, context, value, key);
  if (entry !== undefined) return resolveText(resolver, entry.context, entry.value)?.text;
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  for (const argument of call?.args ?? []) {
    const found = baseIn(resolver, context, argument, key, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
