import { namekoDispatcher, namekoEvents } from '../../extractors/messaging/nameko-events.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';

/** `self.dispatch("planned", round)` of a class with `dispatch = EventDispatcher()` and `name = "rounds"`. */
export function readDispatchedEvents(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context, resolver } = spot;
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined || call.on?.kind !== 'name' || call.on.name !== 'this') return false;
  if (!scope.outline.imports.some(({ from }) => from === namekoDispatcher.module)) return false;
  const cls = scope.classAround(context.fn);
  const own = cls === undefined ? [] : (scope.outline.classes[cls]?.fields ?? []);
  const held = own.find(({ name }) => name === call.name)?.default;
  const made = held?.kind === 'call' ? scope.outline.calls[held.call] : undefined;
  const [event] = call.args;
  if (made?.name !== namekoDispatcher.name || event === undefined) return false;
  const service = own.find(({ name }) => name === 'name')?.default;
  const names = [service, event].map((value) => value && resolveText(resolver, context, value)?.text);
  const channel = names.map((name) => name ?? '{}').join('/');
  facts.messages.push({ spot, kind: 'publish', broker: namekoEvents.broker, channel });
  return true;
}
