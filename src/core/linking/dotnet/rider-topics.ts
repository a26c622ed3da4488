import { oncePerWorkspace } from '../once-per-workspace.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** The topic by which messages of a class travel beside the bus: `k.TopicEndpoint<OrderPlaced>("orders.placed", …)`. */
export function riderTopic(resolver: Resolver, message: string): string | undefined {
  return topics(resolver).get(message);
}

const registrations: ReadonlySet<string> = new Set(['TopicEndpoint', 'AddProducer']);

/** By the last of the types: the key stands before it. */
const topics = oncePerWorkspace((resolver: Resolver): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { file, outline } of resolver.scopes.values()) {
    if (outline.language !== 'csharp') continue;
    for (const { name, typeArguments, args, fn } of outline.calls) {
      const [topic] = args;
      if (!registrations.has(name) || typeArguments === undefined || topic === undefined) continue;
      const message = typeArguments.slice(1, -1).split(',').at(-1)?.trim().split('.').at(-1);
      const text = resolveText(resolver, { file, fn }, topic)?.text;
      if (message !== undefined && text !== undefined && !found.has(message)) found.set(message, text);
    }
  }
  return found;
});
