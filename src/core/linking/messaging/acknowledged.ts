import type { Acknowledged } from '../../model/channel.ts';
import type { LinkInput } from '../link-input.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import type { ConsumeCall } from './broker-call.ts';
import { valuesAt } from './channel-name.ts';

/** `channel.consume(queue, handle, { noAck: true })` */
export function isAutomatic(resolver: Resolver, consume: ConsumeCall): boolean {
  const { automatic } = consume.form;
  const values = automatic === undefined ? [] : valuesAt(resolver, consume, automatic);
  return values.some(({ value }) => value.kind === 'literal' && /^true$/i.test(value.text));
}

/**
 * The only call by which a consumer acknowledges, where every message comes to it. Whether anything is done before shows
 * in what the consumer does. In Go such a call is mostly deferred to the end.
 */
export function acknowledgedFirst(
  { scopes }: Resolver,
  { file, fn }: FunctionPlace,
  quote: LinkInput['evidence'],
): Acknowledged | undefined {
  const scope = scopes.get(file);
  if (scope === undefined || scope.outline.language === 'go') return undefined;
  const [call, another] = scope.outline.calls.filter((each) => each.fn === fn && acknowledging.test(each.name));
  if (call === undefined || another !== undefined || call.branch !== undefined || call.short === true) return undefined;
  return { by: 'consumer', evidence: quote(file, call.start, call.end) };
}

const acknowledging = /^(?:ack|acknowledge|basic_?ack)(?:async)?$/i;
