import { blockRouters } from '../../../extractors/http/block-routers.ts';
import type { BlockRouteVocabulary } from '../../../extractors/shapes/block-route-vocabulary.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';

/** A call of a framework's function that takes a block. */
export interface BlockCall {
  readonly vocabulary: BlockRouteVocabulary;
  readonly call: CallOutline;
  /** What the call does: a function, or any value that answers. */
  readonly block: Value;
  /** Arguments before the block. */
  readonly before: readonly Value[];
}

/** The function is told by where it comes from: clients have a `get` that takes a block as well. */
export function blockCallAt(resolver: Resolver, scope: Scope, index: number): BlockCall | undefined {
  const call = scope.outline.calls[index];
  const block = call?.args.at(-1);
  if (call === undefined || block === undefined || (call.on !== undefined && call.on.kind !== 'name')) return undefined;
  const candidates = blockRouters.filter(
    (each) => each.languages.includes(scope.outline.language) && knows(each, call.name) && fits(each, call, block),
  );
  if (candidates.length === 0) return undefined;
  const name = call.on === undefined ? call.name : `${call.on.name}.${call.name}`;
  const callees = resolver.name({ file: scope.file, fn: call.fn }, name);
  const vocabulary = candidates.find((each) =>
    callees.some((callee) => callee.kind === 'external' && isOf(each, scope, callee.module, call.name)),
  );
  return vocabulary && { vocabulary, call, block, before: call.args.slice(0, -1) };
}

/**
 * By what a name was imported from. Beside one of `io.ktor.server.routing` an import of the client's `get` decides
 * nothing: that needs a client before its dot, and this call has nothing there.
 */
function isOf(vocabulary: BlockRouteVocabulary, { outline }: Scope, module: string, called: string): boolean {
  const { modules, namesakes = [] } = vocabulary;
  if (modules.includes(module) || !namesakes.includes(module)) return modules.includes(module);
  return outline.imports.some(({ from, name }) => modules.includes(from) && (name === '*' || name === called));
}

function fits(vocabulary: BlockRouteVocabulary, call: CallOutline, block: Value): boolean {
  if (vocabulary.loose !== true) return call.on === undefined && block.kind === 'function';
  return block.kind === 'function' || !vocabulary.prefixes.includes(call.name);
}

function knows({ verbs, prefixes, method, handle, guards, before, crud }: BlockRouteVocabulary, name: string): boolean {
  if (name === crud?.name) return true;
  if (name === method || name === handle || prefixes.includes(name) || before?.includes(name) === true) return true;
  return Object.hasOwn(verbs, name) || Object.hasOwn(guards, name);
}
