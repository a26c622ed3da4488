import type { CallOutline } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { type HeldQuery, viewQuery } from './held-queries.ts';

/** What a view chooses the row from that it is asked for. */
export interface ViewObject {
  readonly from: readonly HeldQuery[];
  /** Whether the class says itself which rows there are, so that more than the key may choose. */
  readonly isChosen: boolean;
}

/** `self.get_object()` of a view of Django that leaves it to its base. */
export function viewObject({ resolver, context }: CallSpot, call: CallOutline, index: number): ViewObject | undefined {
  if (call.name !== 'get_object' || call.args.length > 0 || call.on?.kind !== 'name' || call.on.name !== 'this')
    return undefined;
  const scope = resolver.scopes.get(context.file);
  const cls = scope?.classAround(call.fn);
  if (scope === undefined || cls === undefined || scope.outline.language !== 'python') return undefined;
  if (calleesOf(resolver, context.file, index).some(({ kind }) => kind === 'function')) return undefined;
  const own = scope.method(cls, 'get_queryset');
  const held = viewQuery(resolver, { file: context.file, fn: call.fn });
  if (own !== undefined) {
    const inside = { file: context.file, fn: own };
    const returns = scope.outline.functions[own]?.returns ?? [];
    const given = returns.map((value) => ({ context: inside, value }));
    return { from: [...given, ...(held === undefined ? [] : [held])], isChosen: true };
  }
  return held === undefined ? undefined : { from: [held], isChosen: false };
}
