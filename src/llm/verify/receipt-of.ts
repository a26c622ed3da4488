import { type ListName, listNames } from '../answer/answer.ts';
import type { ReadAnswer } from '../answer/read-answer.ts';
import { type Drop, type DropReason, isMendable } from './drop.ts';
import type { Receipt } from './receipt.ts';
import type { Verified } from './verified.ts';

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
