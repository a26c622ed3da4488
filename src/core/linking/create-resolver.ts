import { indexCallSites } from './call-sites.ts';
import { type CallSite, type Definition, definitionKey } from './definition.ts';
import { findDecorations } from './find-decorations.ts';
import type { PlacedValue } from './read-options.ts';
import type { ImportResolver } from './resolve-import.ts';
import { resolveMember } from './resolve-member.ts';
import { resolveName } from './resolve-name.ts';
import { resolveType } from './resolve-type.ts';
import { resolveCall, resolveValue } from './resolve-value.ts';
import type { Resolver } from './resolver.ts';
import type { Scope } from './scope.ts';

/** Deeper chains than this are not written by people; the bound keeps hostile input cheap. */
const maxDepth = 40;
const maxAnswers = 8;

export function createResolver(scopes: ReadonlyMap<string, Scope>, imports: ImportResolver): Resolver {
  let sites: ReadonlyMap<string, readonly CallSite[]> | undefined;
  let hung: ReadonlyMap<string, readonly PlacedValue[]> | undefined;
  const nothing = { followParameters: false, callSites: () => [], decoration: () => [] };
  const first = resolverOver(scopes, imports, nothing);
  const resolver: Resolver = resolverOver(scopes, imports, {
    followParameters: true,
    callSites: (target) => {
      sites ??= indexCallSites(first);
      return sites.get(definitionKey(target)) ?? [];
    },
    decoration: (name) => {
      hung ??= findDecorations(first);
      return (hung.get(name) ?? []).flatMap(({ context, value }) => resolver.value(context, value));
    },
  });
  return resolver;
}

/** What sets one resolver apart from another over the same files. */
export type ResolverView = Pick<Resolver, 'followParameters' | 'callSites' | 'decoration' | 'element'> & {
  readonly whole?: Resolver;
};

export function resolverOver(
  scopes: ReadonlyMap<string, Scope>,
  imports: ImportResolver,
  view: ResolverView,
): Resolver {
  const remember = memory();
  const resolver: Resolver = {
    scopes,
    imports,
    ...view,
    get whole() {
      return view.whole ?? resolver;
    },
    value: (context, value) => resolveValue(resolver, context, value),
    name: (context, name) =>
      remember(`n ${context.file} ${context.fn} ${name}`, () => resolveName(resolver, context, name)),
    member: (definition, name) =>
      remember(`m ${definitionKey(definition)} ${name}`, () => resolveMember(resolver, definition, name)),
    call: (file, call) => remember(`c ${file} ${call}`, () => resolveCall(resolver, file, call)),
    type: (context, text) =>
      remember(`t ${context.file} ${context.fn} ${text}`, () => resolveType(resolver, context, text)),
  };
  return resolver;
}

type Compute = () => readonly Definition[];

/** Remembers answers, and answers a question that is already being asked with nothing, so that cycles end. */
function memory(): (key: string, compute: Compute) => readonly Definition[] {
  const known = new Map<string, readonly Definition[]>();
  const asking = new Set<string>();
  let cut = false;
  return (key, compute) => {
    const hit = known.get(key);
    if (hit !== undefined) return hit;
    if (asking.has(key) || asking.size > maxDepth) {
      cut = true;
      return [];
    }
    const outermost = asking.size === 0;
    if (outermost) cut = false;
    asking.add(key);
    const answer = distinct(compute());
    asking.delete(key);
    // An answer that was cut short by a cycle may be richer when asked from elsewhere, so only whole ones are kept.
    if (!cut || outermost) known.set(key, answer);
    return answer;
  };
}

function distinct(definitions: readonly Definition[]): readonly Definition[] {
  if (definitions.length < 2) return definitions;
  const byKey = new Map(definitions.map((definition) => [definitionKey(definition), definition]));
  return [...byKey.values()].slice(0, maxAnswers);
}
