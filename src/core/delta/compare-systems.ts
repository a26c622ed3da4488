import type { System } from '../model/system.ts';
import { compareEndpoints } from './compare-endpoints.ts';
import { compareTables } from './compare-tables.ts';
import { type Difference, unplanned } from './difference.ts';

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
    .map((channel) => unplanned('topic', channel.name, channel.evidence[0]));
  return [...lacking, ...beyond];
}
