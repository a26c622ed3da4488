import type { CallOutline } from '../../../syntax/outline.ts';
import type { Scope } from '../../scope.ts';

/** The calls of a chain, the one that begins it first. */
export function chainOf(scope: Scope, index: number): readonly CallOutline[] {
  const links: CallOutline[] = [];
  let at: number | undefined = index;
  while (at !== undefined) {
    const call: CallOutline | undefined = scope.outline.calls[at];
    if (call === undefined) break;
    links.unshift(call);
    at = call.on?.kind === 'call' ? call.on.call : undefined;
  }
  return links;
}
