import type { Timeout } from '../../model/call.ts';
import { placedNumber } from '../resolve-number.ts';
import type { Resolver } from '../resolver.ts';
import type { ClientCall } from './client-call.ts';

/** `ctx, cancel := context.WithTimeout(parent, 5*time.Second)`: whatever is given that context ends in time. */
export function contextTimeout(
  resolver: Resolver,
  { form, call, context }: Pick<ClientCall, 'form' | 'call' | 'context'>,
): Timeout | undefined {
  const value = form.context === undefined ? undefined : call.args[form.context];
  if (value === undefined) return undefined;
  for (const definition of resolver.value(context, value)) {
    if (definition.kind !== 'made' || definition.module !== 'context' || definition.origin === undefined) continue;
    if (!/^With(?:Timeout|Deadline)/.test(definition.maker[0] ?? '')) continue;
    const { file, call: index } = definition.origin;
    const making = resolver.scopes.get(file)?.outline.calls[index];
    const [, time] = making?.args ?? [];
    if (making === undefined || time === undefined) continue;
    return { kind: 'set', milliseconds: placedNumber(resolver, { context: { file, fn: making.fn }, value: time }) };
  }
  return undefined;
}
