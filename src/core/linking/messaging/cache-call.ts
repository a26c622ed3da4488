import { caches } from '../../extractors/cache/caches.ts';
import type { CacheForm, CacheVocabulary } from '../../extractors/shapes/cache-vocabulary.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite, Context, MadeDefinition } from '../definition.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** A call that reads, writes or forgets entries of a cache. */
export interface CacheCall {
  readonly vocabulary: CacheVocabulary;
  readonly form: CacheForm;
  readonly callee: MadeDefinition;
  readonly context: Context;
  readonly call: CallOutline;
}

const methodNames: ReadonlySet<string> = new Set(caches.flatMap((vocabulary) => Object.keys(vocabulary.methods)));

export function cacheCallAt(resolver: Resolver, site: CallSite): CacheCall | undefined {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call?.on === undefined || !methodNames.has(call.name)) return undefined;
  for (const callee of calleesOf(resolver, site.file, site.call)) {
    if (callee.kind !== 'made') continue;
    const vocabulary = caches.find((candidate) => isOf(candidate, callee));
    const form = vocabulary && Object.hasOwn(vocabulary.methods, call.name) ? vocabulary.methods[call.name] : undefined;
    if (vocabulary !== undefined && form !== undefined)
      return { vocabulary, form, callee, call, context: { file: site.file, fn: call.fn } };
  }
  return undefined;
}

function isOf({ modules, makers }: CacheVocabulary, { module, maker }: MadeDefinition): boolean {
  return modules.includes(module) && makers?.includes(maker.join('.')) !== false;
}

/** Keys with holes as `{}`: `product:{}`. */
export function keyPatterns(resolver: Resolver, { form, call, context }: CacheCall): readonly string[] {
  const keys = form.many === true ? call.args.slice(form.key) : call.args.slice(form.key, form.key + 1);
  const patterns = keys
    .flatMap((key) => itemsOf(resolver, context, key))
    .map((item) => resolveText(resolver, item.context, item.value)?.text ?? '{}');
  return patterns.length === 0 ? ['{}'] : [...new Set(patterns)];
}
