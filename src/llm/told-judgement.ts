import type { ToldJudgement } from '../core/report/judgement/told-judgement.ts';
import type { Judgement } from './judge.ts';
import { costOf, costText, type Price } from './price.ts';
import { type DropReason, dropReasons } from './verify/drop.ts';

/** A judgement as reports print it: failures and the reasons of the receipt in words. */
export function toldJudgement(
  { receipt, failures, ...judgement }: Judgement,
  price?: Price | undefined,
): ToldJudgement {
  const dropped = Object.entries(receipt.dropped) as [DropReason, number][];
  return {
    ...judgement,
    failures: failures.map(({ part, failure: { message, action } }) => ({ part, message, action })),
    receipt: { ...receipt, dropped: dropped.map(([reason, amount]) => ({ why: dropReasons[reason], amount })) },
    cost: price && costText(costOf(price, judgement.usage), price),
  };
}
