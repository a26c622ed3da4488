import type { Evidence } from '../model/evidence.ts';
import type { System } from '../model/system.ts';
import { compareEndpoints } from './compare-endpoints.ts';
import { compareTables } from './compare-tables.ts';

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

/** What the code lacks, has more, or has otherwise than the plan, by name. */
export function compareSystems(plan: System, code: System): readonly Difference[] {
  return [...compareEndpoints(plan, code), ...compareTables(plan, code), ...topics(plan, code)];
}

function topics(plan: System, code: System): readonly Difference[] {
  const words = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  // Brokers put exchanges before names; what was told counts by its end.
  const has = (system: System, name: string): boolean =>
    system.channels.some(
      (channel) => words(channel.name).endsWith(words(name)) || words(name).endsWith(words(channel.name)),
    );
  const lacking = plan.channels
    .filter(({ name }) => !has(code, name))
    .map(
      (channel): Difference => ({
        kind: 'lacks',
        noun: 'topic',
        name: channel.name,
        message: 'nothing in the code tells it',
        place: channel.evidence[0],
      }),
    );
  const beyond = code.channels
    .filter(({ name, role }) => role === 'system' && !has(plan, name))
    .map(
      (channel): Difference => ({
        kind: 'more',
        noun: 'topic',
        name: channel.name,
        message: 'the design does not know it',
        place: channel.evidence[0],
      }),
    );
  return [...lacking, ...beyond];
}
