import type { CallSpot, KeptSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';

/** Facts that hold on to nothing of what they were read from: they outlive it, as long as its files stay as they are. */
export function settledFacts(facts: OperationFacts): OperationFacts {
  return {
    ...facts,
    accesses: facts.accesses.map((fact) => ({ ...fact, spot: settled(fact.spot) })),
    outbound: facts.outbound.map((fact) => ({ ...fact, spot: settled(fact.spot) })),
    messages: facts.messages.map((fact) => ({ ...fact, spot: settled(fact.spot) })),
    caches: facts.caches.map((fact) => ({ ...fact, spot: settled(fact.spot) })),
  };
}

function settled(spot: KeptSpot & Partial<CallSpot>): KeptSpot {
  const { operation, context, inLoop, loop, inTransaction, retried, once, inArm, disabled, detached, asked, atTimes } =
    spot;
  const evidence = spot.evidence();
  return {
    operation,
    context,
    inLoop,
    loop,
    inTransaction,
    retried,
    once,
    inArm,
    disabled,
    detached,
    asked,
    atTimes,
    evidence: () => evidence,
  };
}
