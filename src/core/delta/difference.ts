import type { Evidence } from '../model/evidence.ts';

/** One way in which a System is not what another one says it should be. */
export interface Difference {
  /** `lacks`: only the plan has it. `more`: only the code has it. `otherwise`: both have it, and they differ. */
  readonly kind: 'lacks' | 'more' | 'otherwise';
  readonly noun: 'endpoint' | 'table' | 'column' | 'index' | 'foreign key' | 'topic';
  /** `POST /v1/orders`, `orders.state`. */
  readonly name: string;
  /** What is so, in words. */
  readonly message: string;
  /** Where the code says it, or where the plan does. */
  readonly place?: Evidence | undefined;
}

/** What only the code has. */
export function unplanned(noun: Difference['noun'], name: string, place: Evidence | undefined): Difference {
  return { kind: 'more', noun, name, message: 'the design does not know it', place };
}
