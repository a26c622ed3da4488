import { decoratedFrameworks } from '../extractors/http/decorated-frameworks.ts';
import { routers } from '../extractors/http/routers.ts';
import type { Binding, Value } from '../syntax/outline.ts';
import type { CallSite, Definition, MadeDefinition } from './definition.ts';
import type { Resolver } from './resolver.ts';
import { isScript } from './script-languages.ts';

type FunctionDefinition = Definition & { kind: 'function' };

const routerModules: ReadonlySet<string> = new Set(
  [...routers, ...decoratedFrameworks].flatMap(({ modules }) => modules),
);

/** `createRouter()`: of a router that a function makes anew for each of several callers, each has one of its own. */
export function madeFor(resolver: Resolver, given: Definition, maker: FunctionDefinition, site: CallSite): Definition {
  if (given.kind !== 'made' || !routerModules.has(given.module)) return given;
  const language = languageOf(resolver, maker);
  if (!isScript(language) && language !== 'python') return given;
  if (!isMadeIn(resolver, given, maker) || !givesItsOwn(resolver, maker)) return given;
  const repeats = language === 'python' && resolver.scopes.get(site.file)?.outline.calls[site.call]?.loop === true;
  if (!repeats && resolver.whole.callSites(maker).length < 2) return given;
  return { ...given, through: [...(given.through ?? []), site] };
}

function languageOf(resolver: Resolver, { file }: FunctionDefinition) {
  return resolver.scopes.get(file)?.outline.language;
}

function isMadeIn(resolver: Resolver, { through, origin }: MadeDefinition, maker: FunctionDefinition): boolean {
  const made = through?.at(-1) ?? origin;
  if (made === undefined || made.file !== maker.file) return false;
  const outline = resolver.scopes.get(made.file)?.outline;
  return outline?.calls[made.call]?.fn === maker.fn;
}

/** What is kept outside of a function is the same for all who ask it. */
function givesItsOwn(resolver: Resolver, { file, fn }: FunctionDefinition): boolean {
  const scope = resolver.scopes.get(file);
  // Python declares nothing: what a function assigns is its own unless it says otherwise.
  const isLocal = ({ declared }: Binding): boolean => declared === true || scope?.outline.language === 'python';
  const isOwn = (value: Value): boolean =>
    value.kind === 'call' || (value.kind === 'name' && (scope?.bindings(fn, value.name) ?? []).some(isLocal));
  return (scope?.outline.functions[fn]?.returns ?? []).every(isOwn);
}
