import type { Timeout } from '../../model/call.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { CallSite, MadeDefinition } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import { itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveNumber } from '../resolve-number.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** What an abort signal bounds: `AbortSignal.timeout(500)`, or a controller that a timer aborts. */
export function signalTimeout(resolver: Resolver, signal: PlacedValue): Timeout {
  for (const definition of resolver.value(signal.context, signal.value)) {
    if (definition.kind !== 'made' || definition.module !== 'global' || definition.origin === undefined) continue;
    const found = boundBy(resolver, definition, definition.origin);
    if (found !== undefined) return found;
  }
  // A signal from elsewhere may carry a deadline, and who hands one down has thought of it.
  return { kind: 'unknown' };
}

function boundBy(resolver: Resolver, signal: MadeDefinition, origin: CallSite): Timeout | undefined {
  const scope = resolver.scopes.get(origin.file);
  const call = scope?.outline.calls[origin.call];
  if (scope === undefined || call === undefined) return undefined;
  const context = { file: origin.file, fn: call.fn };
  const [first] = call.args;
  switch (signal.maker.join('.')) {
    case 'AbortSignal.timeout':
      return { kind: 'set', milliseconds: first === undefined ? undefined : resolveNumber(resolver, context, first) };
    case 'AbortSignal.any':
      return first === undefined
        ? undefined
        : itemsOf(resolver, context, first)
            .map((item) => signalTimeout(resolver, item))
            .find((timeout) => timeout.kind === 'set');
    case 'AbortController':
      return timerOf(resolver, scope, call);
    default:
      return undefined;
  }
}

/** `setTimeout(() => controller.abort(), 500)` beside the controller. */
function timerOf(resolver: Resolver, scope: Scope, controller: CallOutline): Timeout | undefined {
  const timer = scope.outline.calls.find(
    (call) => call.on === undefined && call.name === 'setTimeout' && call.fn === controller.fn && aborts(scope, call),
  );
  const delay = timer?.args[1];
  if (timer === undefined) return undefined;
  const context = { file: scope.file, fn: timer.fn };
  return { kind: 'set', milliseconds: delay === undefined ? undefined : resolveNumber(resolver, context, delay) };
}

function aborts(scope: Scope, timer: CallOutline): boolean {
  const [callback] = timer.args;
  if (callback?.kind === 'call') return scope.outline.calls[callback.call]?.name === 'bind';
  if (callback?.kind !== 'function') return false;
  return scope.outline.calls.some((call) => call.name === 'abort' && isInside(scope, call.fn, callback.fn));
}
