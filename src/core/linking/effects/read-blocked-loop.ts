import { pythonWaits } from '../../extractors/effects/python-waits.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { addEffect } from './add-effect.ts';

const callNames: ReadonlySet<string> = new Set(pythonWaits.flatMap(({ calls }) => calls));

/**
 * `time.sleep(1)` in an `async def`, which holds up the event loop. A function without `async` that waits may run in a
 * thread of its own, as routes of FastAPI do, so only what stands in one with it is told.
 */
export function readBlockedLoop(spot: CallSpot, facts: OperationFacts): void {
  const { resolver, context, call, operation } = spot;
  if (!callNames.has(call.name) || call.awaited === true) return;
  if (resolver.scopes.get(context.file)?.outline.functions[context.fn]?.async !== true) return;
  for (const callee of calleesOf(resolver, context.file, spot.index)) {
    if (callee.kind !== 'external' && callee.kind !== 'made') continue;
    const path = callee.kind === 'external' ? callee.path.slice(0, -1) : callee.maker;
    const owner = [callee.module, ...path].join('.');
    const wait = pythonWaits.find(({ module, calls }) => isOf(owner, module) && calls.includes(call.name));
    if (wait === undefined) continue;
    addEffect(facts, operation, 'blocking-call', `${wait.module}.${call.name}`, undefined, spot.evidence());
    return;
  }
}

/** `passlib.context.CryptContext` is of `passlib.context`. */
function isOf(owner: string, module: string): boolean {
  return owner === module || owner.startsWith(`${module}.`);
}
