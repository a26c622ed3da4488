import { caches } from '../../extractors/cache/caches.ts';
import type { CacheForm, CacheVocabulary } from '../../extractors/shapes/cache-vocabulary.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite, Context, Definition, MadeDefinition } from '../definition.ts';
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
  const language = resolver.scopes.get(site.file)?.outline.language;
  for (const found of calleesOf(resolver, site.file, site.call)) {
    const callee = found.kind === 'external' ? exported(found) : found;
    if (callee?.kind !== 'made') continue;
    const vocabulary = caches.find(
      (candidate) => isOf(candidate, callee) && (language === undefined || candidate.languages.includes(language)),
    );
    const form = vocabulary && Object.hasOwn(vocabulary.methods, call.name) ? vocabulary.methods[call.name] : undefined;
    if (vocabulary !== undefined && form !== undefined && call.args.length > form.key)
      return { vocabulary, form, callee, call, context: { file: site.file, fn: call.fn } };
  }
  return undefined;
}

function isOf({ modules, makers }: CacheVocabulary, { module, maker }: MadeDefinition): boolean {
  const name = maker.join('.');
  return modules.includes(module) && makers?.some((each) => name === each || name.startsWith(`${each}.`)) !== false;
}

/** `cache.get` of `django.core.cache`: a cache that nobody has made. */
function exported({ module, path }: Definition & { kind: 'external' }): MadeDefinition | undefined {
  const whole = path.join('.');
  const known = caches.some(
    ({ modules, objects }) => modules.includes(module) && objects?.some((object) => whole.startsWith(`${object}.`)),
  );
  return known ? { kind: 'made', module, maker: path.slice(0, -1), members: path.slice(-1) } : undefined;
}

/** Keys with holes as `{}`: `product:{}`. */
export function keyPatterns(resolver: Resolver, { form, call, context }: CacheCall): readonly string[] {
  const keys = form.many === true ? call.args.slice(form.key) : call.args.slice(form.key, form.key + 1);
  const patterns = keys
    .flatMap((key) => itemsOf(resolver, context, key))
    .map((item) => resolveText(resolver, item.context, item.value)?.text ?? '{}');
  return patterns.length === 0 ? ['{}'] : [...new Set(patterns)];
}
