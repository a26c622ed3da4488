import { type DropReason, dropReasons } from './drop.ts';

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
