import type { Timeout } from '../../model/call.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { stubOf } from './stub-of.ts';

/** `stub.Reserve(request)` of a client that is generated from a contract, or made of it while the program runs. */
export function readStubCalls(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  if (call.on === undefined || call.args.length === 0 || settling.test(call.name)) return false;
  for (const definition of resolver.value(context, call.on)) {
    const stub = definition.kind === 'made' ? stubOf(resolver, definition) : undefined;
    if (stub === undefined) continue;
    const host = stub.address?.text.replace(/^[a-z+]+:\/\/+/, '').replace(/\/$/, '') ?? '{}';
    facts.outbound.push({
      spot,
      library: 'grpc',
      protocol: 'grpc',
      method: 'POST',
      url: {
        text: `http://${host}/${stub.service}/${procedureName(call.name)}`,
        variables: stub.address?.variables ?? [],
      },
      timeout: stub.limited ? { kind: 'set' } : timeoutOf(call, stub.endless),
      timeoutSearch: [],
      retry: false,
      circuitBreaker: false,
    });
    return true;
  }
  return false;
}

/** What says how to call, and calls nothing. */
const settling = /^(?:with[A-Z]|getChannel|getCallOptions|close|waitForReady|getService|connect$|new$|clone$)/;

/** `place_order` and `placeOrder` are `PlaceOrder` in the contract. */
function procedureName(name: string): string {
  return name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

const limits = /^(?:deadline|timeout|timeoutMs|signal)$/;

/** A call waits for ever unless a deadline is said. */
function timeoutOf({ args }: CallOutline, endless: boolean): Timeout {
  const said = args.some((arg) => arg.kind === 'object' && arg.entries.some(({ key }) => limits.test(key)));
  if (said) return { kind: 'set' };
  return endless ? { kind: 'library-default', milliseconds: 0 } : { kind: 'unknown' };
}
