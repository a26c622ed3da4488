import { createAnswers, grounds, type SharedAnswers, sharedAnswers } from './answers.ts';
import type { Trace } from './basis.ts';
import { indexCallSites, type SitesOf } from './call-sites.ts';
import { type CallSite, type Definition, definitionKey } from './definition.ts';
import { findDecorations } from './find-decorations.ts';
import type { ImportResolver } from './resolve-import.ts';
import { ownField, resolveMember } from './resolve-member.ts';
import { resolveName } from './resolve-name.ts';
import { resolveType } from './resolve-type.ts';
import { resolveCall, resolveValue } from './resolve-value.ts';
import type { Resolver } from './resolver.ts';
import { type ResolverMemory, resolverMemory } from './resolver-memory.ts';
import type { Scope } from './scope.ts';
import { WatchedScopes } from './watched-scopes.ts';

/** `sitesOf`: who remembers what calls of a file call. `memory`: what was found out before some of the files changed. */
export function createResolver(
  files: ReadonlyMap<string, Scope>,
  asked: ImportResolver,
  sitesOf: SitesOf = (_, find) => find(),
  memory: ResolverMemory = resolverMemory(),
): Resolver {
  const { trace, callers, hung } = memory;
  const imports = watchedImports(asked, trace);
  const scopes = new WatchedScopes(files, trace);
  const nothing = { provisional: true, followParameters: false, callSites: () => [], decoration: () => [] };
  const first = resolverOver(scopes, imports, { ...nothing, shared: memory.first });
  callers.find(() => trace.apart(() => indexCallSites(first, sitesOf)).answer);
  hung.find(() => trace.apart(() => findDecorations(first)).answer);
  const resolver: Resolver = resolverOver(scopes, imports, {
    shared: memory.whole,
    earlier: first.shared,
    followParameters: true,
    callSites: (_, key) => {
      const known = callers.get(key);
      trace.stand(known.basis);
      return known.found;
    },
    decoration: (name) => {
      const { found, basis } = hung.get(name);
      trace.stand(basis);
      return found.flatMap(({ context, value }) => resolver.value(context, value));
    },
  });
  return resolver;
}

/** Where imports of a file lead is looked at as that file: it counts as another one as soon as they lead elsewhere. */
function watchedImports(imports: ImportResolver, trace: Trace): ImportResolver {
  return {
    ...imports,
    resolve: (from, specifier) => {
      trace.look(from);
      return imports.resolve(from, specifier);
    },
    inside: (from, specifier, name) => {
      trace.look(from);
      return imports.inside(from, specifier, name);
    },
    folderWith: (from, isMeant) => {
      trace.look(from);
      return imports.folderWith(from, isMeant);
    },
  };
}

/** What sets one resolver apart from another over the same files. */
export type ResolverView = Pick<Resolver, 'followParameters' | 'decoration' | 'element'> & {
  readonly provisional?: boolean;
  callSites(target: Definition, key: string): readonly CallSite[];
  /** Answers of its own; new ones where there are none. */
  readonly shared?: SharedAnswers;
  /** Answers of one that followed less: those that stand on nothing besides the files are right for all. */
  readonly earlier?: SharedAnswers;
  /** The resolver that it is narrowed from, and of which grounds it thinks otherwise. */
  readonly narrowed?: { readonly from: Resolver; readonly differs: (ground: string) => boolean };
};

export function resolverOver(
  scopes: WatchedScopes,
  imports: ImportResolver,
  { narrowed, earlier, shared: own, ...view }: ResolverView,
): Resolver {
  const shared = narrowed?.from.shared ?? own ?? sharedAnswers(scopes.trace);
  const { ledger } = shared;
  const { remember } = createAnswers(shared, narrowed?.differs, earlier);
  const resolver: Resolver = {
    scopes,
    imports,
    shared,
    differs: narrowed?.differs ?? (() => false),
    provisional: view.provisional ?? false,
    decoration: (name) => {
      if (view.provisional) ledger.keepToItself();
      return view.decoration(name);
    },
    get whole() {
      return narrowed?.from.whole ?? resolver;
    },
    get followParameters() {
      ledger.note(grounds.parameters);
      return view.followParameters;
    },
    get element() {
      ledger.note(grounds.element);
      return view.element;
    },
    callSites: (target, key = definitionKey(target)) => {
      ledger.note(key);
      return view.callSites(target, key);
    },
    value: (context, value) => resolveValue(resolver, context, value),
    name: (context, name) =>
      remember('name', context.file, context.fn, name, () => resolveName(resolver, context, name)),
    member: (definition, name) => {
      const find = (): readonly Definition[] => resolveMember(resolver, definition, name);
      return definition.kind === 'instance'
        ? remember('member', definition.file, definition.cls, name, find)
        : remember('memberOf', name, 0, definitionKey(definition), find);
    },
    field: (file, cls, name) => {
      const scope = scopes.get(file);
      return scope === undefined ? [] : ownField(resolver, scope, cls, name);
    },
    call: (file, call) => remember('call', file, 0, call, () => resolveCall(resolver, file, call)),
    type: (context, text) =>
      remember('type', context.file, context.fn, text, () => resolveType(resolver, context, text)),
  };
  return resolver;
}
