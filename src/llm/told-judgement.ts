import type { ToldJudgement } from '../core/report/judgement/told-judgement.ts';
import type { Judgement } from './judge.ts';
import { type DropReason, dropReasons } from './verify/drop.ts';

/** A judgement as reports print it: the reasons of the receipt in words. */
export function toldJudgement({ receipt, ...judgement }: Judgement): ToldJudgement {
  const dropped = Object.entries(receipt.dropped) as [DropReason, number][];
  return {
    ...judgement,
    receipt: { ...receipt, dropped: dropped.map(([reason, amount]) => ({ why: dropReasons[reason], amount })) },
  };
}
