import { blockRouters } from '../../../extractors/http/block-routers.ts';
import type { BlockRouteVocabulary } from '../../../extractors/shapes/block-route-vocabulary.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';

/** A call of a framework's function that takes a block. */
export interface BlockCall {
  readonly vocabulary: BlockRouteVocabulary;
  readonly call: CallOutline;
  readonly block: Value & { readonly kind: 'function' };
  /** Arguments before the block. */
  readonly before: readonly Value[];
}

/** The function is told by where it comes from: clients have a `get` that takes a block as well. */
export function blockCallAt(resolver: Resolver, scope: Scope, index: number): BlockCall | undefined {
  const call = scope.outline.calls[index];
  const block = call?.args.at(-1);
  if (call === undefined || call.on !== undefined || block?.kind !== 'function') return undefined;
  const vocabulary = blockRouters.find(
    (each) => each.languages.includes(scope.outline.language) && knows(each, call.name),
  );
  if (vocabulary === undefined) return undefined;
  const callees = resolver.name({ file: scope.file, fn: call.fn }, call.name);
  const comes = callees.some((callee) => callee.kind === 'external' && vocabulary.modules.includes(callee.module));
  return comes ? { vocabulary, call, block, before: call.args.slice(0, -1) } : undefined;
}

function knows({ verbs, prefixes, method, handle, guards }: BlockRouteVocabulary, name: string): boolean {
  if (name === method || name === handle || prefixes.includes(name)) return true;
  return Object.hasOwn(verbs, name) || Object.hasOwn(guards, name);
}
