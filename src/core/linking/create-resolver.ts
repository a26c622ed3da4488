import { createAnswers, grounds, sharedAnswers } from './answers.ts';
import { indexCallSites } from './call-sites.ts';
import { type CallSite, definitionKey } from './definition.ts';
import { findDecorations } from './find-decorations.ts';
import type { PlacedValue } from './read-options.ts';
import type { ImportResolver } from './resolve-import.ts';
import { resolveMember } from './resolve-member.ts';
import { resolveName } from './resolve-name.ts';
import { resolveType } from './resolve-type.ts';
import { resolveCall, resolveValue } from './resolve-value.ts';
import type { Resolver } from './resolver.ts';
import type { Scope } from './scope.ts';

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
  /** The resolver that it is narrowed from, and of which grounds it thinks otherwise. */
  readonly narrowed?: { readonly from: Resolver; readonly differs: (ground: string) => boolean };
};

export function resolverOver(
  scopes: ReadonlyMap<string, Scope>,
  imports: ImportResolver,
  { narrowed, ...view }: ResolverView,
): Resolver {
  const shared = narrowed?.from.shared ?? sharedAnswers();
  const { ledger } = shared;
  const { remember } = createAnswers(shared, narrowed?.differs);
  const resolver: Resolver = {
    scopes,
    imports,
    shared,
    differs: narrowed?.differs ?? (() => false),
    decoration: view.decoration,
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
    callSites: (target) => {
      ledger.note(definitionKey(target));
      return view.callSites(target);
    },
    value: (context, value) => resolveValue(resolver, context, value),
    name: (context, name) =>
      remember(context.file, `n ${context.fn} ${name}`, () => resolveName(resolver, context, name)),
    member: (definition, name) =>
      remember(`m ${name}`, definitionKey(definition), () => resolveMember(resolver, definition, name)),
    call: (file, call) => remember(file, `c ${call}`, () => resolveCall(resolver, file, call)),
    type: (context, text) =>
      remember(context.file, `t ${context.fn} ${text}`, () => resolveType(resolver, context, text)),
  };
  return resolver;
}
