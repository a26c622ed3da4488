import type { Value } from '../../syntax/outline.ts';
import { addEffect } from '../effects/add-effect.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OutboundFact } from '../outbound/outbound-fact.ts';
import { entryOf } from '../read-options.ts';
import { isChecked } from './is-checked.ts';
import { requestInput } from './request-input.ts';
import { textPieces } from './text-pieces.ts';

/** Notes that the caller of a route chooses whom the service calls: `fetch(req.query.url)`. */
export function noteRequestTarget(spot: CallSpot, facts: OperationFacts, { url }: OutboundFact): void {
  if (url !== undefined && !/^(?:https?:\/\/)?\{\}/.test(url.text)) return;
  const { resolver, context } = spot;
  for (const value of addressesIn(spot)) {
    const [first, second] = textPieces(resolver, context, value);
    const host = typeof first === 'string' && /^https?:\/\/$/.test(first) ? second : first;
    if (host === undefined || typeof host === 'string') continue;
    const input = requestInput(resolver, host.context, host.value);
    if (input === undefined || input.whole || isChecked(resolver, host.context, host.value)) continue;
    addEffect(facts, spot.operation, 'request-target', input.words, spot.call.name, spot.evidence());
    return;
  }
}

/** The address stands first, behind a method or a context, or in the options. */
function addressesIn({ call, resolver, context }: CallSpot): readonly Value[] {
  const [first, second] = call.args;
  if (first === undefined) return [];
  const leads = first.kind === 'text' || /^(?:NewRequest|NewRequestWithContext|request)$/.test(call.name);
  const named = ['url', 'uri', 'href'].flatMap((key) => {
    const entry = first.kind === 'object' ? entryOf(resolver, context, first, key) : undefined;
    return entry === undefined ? [] : [entry.value];
  });
  return [first, ...(leads && second !== undefined ? [second] : []), ...named].filter(({ kind }) => kind !== 'object');
}
