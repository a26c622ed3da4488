import { type ListName, listNames } from '../answer/answer.ts';
import type { ReadAnswer } from '../answer/read-answer.ts';
import { type Drop, type DropReason, dropReasons, isMendable } from './drop.ts';
import type { Verified } from './verify-answer.ts';

/** What became of an answer. It stands under every judgement, so that a person sees what was not believed. */
export interface Receipt {
  /** Items of all lists that the model gave. */
  readonly received: number;
  readonly kept: number;
  /** Findings that static analysis confirms. */
  readonly confirmed: number;
  /** Citations that were moved to the fact that holds the quote. */
  readonly moved: number;
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
  /** The second chance: how many items were asked for again, and how many of them were kept. */
  readonly repaired: { readonly asked: number; readonly kept: number };
}

export const emptyReceipt: Receipt = {
  received: 0,
  kept: 0,
  confirmed: 0,
  moved: 0,
  dropped: {},
  repaired: { asked: 0, kept: 0 },
};

/** What came of the second chance, and for how many items it was asked. */
interface SecondRound {
  readonly verified: Verified;
  readonly asked: number;
}

/** Every item that was received is either kept or dropped for one reason. */
export function receiptOf(read: ReadAnswer, first: Verified, second: SecondRound | undefined): Receipt {
  const repair = second?.verified;
  const mended = repair === undefined ? 0 : keptIn(repair);
  return {
    received: read.received,
    kept: keptIn(first) + mended,
    confirmed: confirmedIn(first) + (repair === undefined ? 0 : confirmedIn(repair)),
    moved: first.moved + (repair?.moved ?? 0),
    dropped: countReasons(lastingDrops(first.drops, repair), read),
    repaired: { asked: second?.asked ?? 0, kept: mended },
  };
}

/** What two services said alike is shown once, and what they contradict each other in not at all. */
export function withoutMerged(receipt: Receipt, repeats: number, contradictions: number): Receipt {
  const { duplicate = 0, contradiction = 0 } = receipt.dropped;
  const more: Receipt['dropped'] = {
    ...(repeats === 0 ? {} : { duplicate: duplicate + repeats }),
    ...(contradictions === 0 ? {} : { contradiction: contradiction + contradictions }),
  };
  return { ...receipt, kept: receipt.kept - repeats - contradictions, dropped: { ...receipt.dropped, ...more } };
}

export function addReceipts(a: Receipt, b: Receipt): Receipt {
  const reasons = Object.keys(dropReasons) as DropReason[];
  const sums = reasons.map((reason) => [reason, (a.dropped[reason] ?? 0) + (b.dropped[reason] ?? 0)] as const);
  return {
    received: a.received + b.received,
    kept: a.kept + b.kept,
    confirmed: a.confirmed + b.confirmed,
    moved: a.moved + b.moved,
    dropped: Object.fromEntries(sums.filter(([, amount]) => amount > 0)),
    repaired: { asked: a.repaired.asked + b.repaired.asked, kept: a.repaired.kept + b.repaired.kept },
  };
}

/** What the second chance did not mend, by the reason that stands last. */
function lastingDrops(drops: readonly Drop[], repair: Verified | undefined): readonly Drop[] {
  if (repair === undefined) return drops;
  const kept = listsOf(repair);
  const lasting = listNames.flatMap((list) => {
    const failed = drops.filter((drop) => drop.list === list && isMendable(drop));
    const again = repair.drops.filter((drop) => drop.list === list);
    return [...again, ...failed].slice(0, Math.max(0, failed.length - kept[list]));
  });
  return [...drops.filter((drop) => !isMendable(drop)), ...lasting];
}

function countReasons(drops: readonly Drop[], read: ReadAnswer): Receipt['dropped'] {
  const counts: Partial<Record<DropReason, number>> = {};
  for (const { reason } of drops) counts[reason] = (counts[reason] ?? 0) + 1;
  if (read.surplus > 0) counts.surplus = read.surplus;
  if (read.cutOff > 0) counts['cut-off'] = read.cutOff;
  return counts;
}

function keptIn(verified: Verified): number {
  return Object.values(listsOf(verified)).reduce((sum, amount) => sum + amount, 0);
}

function listsOf(verified: Verified): Readonly<Record<ListName, number>> {
  return {
    observations: verified.observations.length,
    staticVerdicts: verified.verdicts.length,
    findings: verified.findings.length,
    endpoints: verified.endpoints.length,
    nodes: verified.proposal.nodes.length,
    edges: verified.proposal.edges.length,
    tables: verified.tables.length,
    technologies: verified.technologies.length,
    bottlenecks: verified.bottlenecks.length,
    scaling: verified.scaling.length,
    openQuestions: verified.openQuestions.length,
  };
}

function confirmedIn({ findings }: Verified): number {
  return findings.filter(({ basis }) => basis === 'confirmed by analysis').length;
}
