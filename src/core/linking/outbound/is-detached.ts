import type { CallSpot } from '../operations/call-spot.ts';

/** `process.nextTick(() => mailer.sendMail(…))`: the function runs by itself, later. */
export function isDetached({ resolver, context, call }: CallSpot): boolean {
  const outline = resolver.scopes.get(context.file)?.outline;
  for (let at = call.fn; at > 0; at = outline?.functions[at]?.parent ?? 0) {
    const taker = outline?.functions[at]?.argumentOf;
    if (taker !== undefined && later.has(outline?.calls[taker]?.name ?? '')) return true;
  }
  return false;
}

const later: ReadonlySet<string> = new Set(['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask']);
