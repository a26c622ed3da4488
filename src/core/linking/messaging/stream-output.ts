import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { resolveText } from '../resolve-text.ts';

/** The interfaces of Spring Cloud Stream itself name their one way out so. */
const outputs = new Set(['Source', 'Processor']);

/** `source.output().send(message)` and `orders.placed().send(message)` of an interface with `@Output("orders-placed")`. */
export function streamOutput(spot: CallSpot): string | undefined {
  const { call, context, resolver } = spot;
  if (call.on?.kind === 'call') {
    const { file } = context;
    const names = calleesOf(resolver, file, call.on.call).flatMap((callee) => outputNamed(spot, callee) ?? []);
    return names[0];
  }
  if (call.on?.kind !== 'name') return undefined;
  // Spring gives a field the channel of its name.
  const isChannel = resolver
    .name(context, call.on.name)
    .some((found) => found.kind === 'made' && found.maker.at(-1) === 'MessageChannel');
  return isChannel ? `spring:${call.on.name.replace(/^this\./, '')}` : undefined;
}

function outputNamed({ resolver }: CallSpot, callee: Definition): string | undefined {
  if (callee.kind === 'made')
    return outputs.has(callee.maker.at(-1) ?? '') && callee.module.startsWith('org.springframework.cloud.stream')
      ? 'spring:output'
      : undefined;
  if (callee.kind !== 'function') return undefined;
  const fn = resolver.scopes.get(callee.file)?.outline.functions[callee.fn];
  const mark = fn?.decorators?.find(({ name }) => name === 'Output');
  if (fn === undefined || mark === undefined) return undefined;
  const [given] = mark.args ?? [];
  const text = given && resolveText(resolver, { file: callee.file, fn: callee.fn }, given)?.text;
  return `spring:${text ?? fn.name}`;
}
