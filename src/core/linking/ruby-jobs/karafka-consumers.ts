import type { CallOutline } from '../../syntax/outline.ts';
import type { LinkInput } from '../link-input.ts';
import type { Consumer } from '../messaging/find-consumers.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** `topic :orders do consumer OrdersConsumer end` in the routes of Karafka. */
export function karafkaConsumers(resolver: Resolver, evidence: LinkInput['evidence']): readonly Consumer[] {
  const found: Consumer[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'ruby') continue;
    for (const call of scope.outline.calls) {
      const block = call.args.at(-1);
      const [name] = call.args;
      if (call.name !== 'topic' || block?.kind !== 'function' || name === undefined) continue;
      const channel = resolveText(resolver, { file, fn: call.fn }, name)?.text;
      const consumer = scope.outline.calls.find((each) => each.name === 'consumer' && each.fn === block.fn);
      if (channel === undefined || consumer === undefined) continue;
      for (const place of consumeMethods(resolver, file, consumer))
        found.push({ place, broker: 'kafka', channel, evidence: evidence(file, call.start, call.start) });
    }
  }
  return found;
}

function consumeMethods(resolver: Resolver, file: string, { fn, args: [value] }: CallOutline) {
  if (value === undefined) return [];
  return resolver.value({ file, fn }, value).flatMap((definition) => {
    if (definition.kind !== 'class') return [];
    const method = resolver.scopes.get(definition.file)?.method(definition.cls, 'consume', false);
    return method === undefined ? [] : [{ file: definition.file, fn: method }];
  });
}
