import { settledList } from '../../model/settled-list.ts';
import type { CallSpot, KeptSpot } from '../operations/call-spot.ts';
import { noFacts, type OperationFacts } from '../operations/operation-facts.ts';

/** Facts that hold on to nothing of what they were read from: they outlive it, as long as its files stay as they are. */
export type SettledFacts = { readonly [Kind in keyof OperationFacts]: readonly OperationFacts[Kind][number][] };

export function settledFacts(facts: OperationFacts): SettledFacts {
  if (Object.values(facts).every((list: readonly unknown[]) => list.length === 0)) return nothing;
  return {
    calls: settledList(facts.calls),
    accesses: settledSpots(facts.accesses),
    outbound: settledSpots(facts.outbound),
    messages: settledSpots(facts.messages),
    caches: settledSpots(facts.caches),
    replies: settledList(facts.replies),
    effects: settledList(facts.effects),
  };
}

const nothing: SettledFacts = noFacts();

function settledSpots<Fact extends { readonly spot: KeptSpot }>(facts: readonly Fact[]): readonly Fact[] {
  return settledList(facts.map((fact) => ({ ...fact, spot: settled(fact.spot) })));
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
