import { knownList } from '../../model/with-known.ts';
import type { IslandPart } from './island.ts';

/**
 * What an island says now, in the very lists of before wherever they say the same: most edits change few of them, and
 * joins look no further than that.
 */
export function settledPart(before: IslandPart | undefined, now: IslandPart): IslandPart {
  if (before === undefined) return now;
  const [was, is] = [before.facts, now.facts];
  return {
    operations: knownList(before.operations, now.operations),
    endpoints: knownList(before.endpoints, now.endpoints),
    consumers: knownList(before.consumers, now.consumers),
    jobs: knownList(before.jobs, now.jobs),
    facts: {
      calls: sameItems(was.calls, is.calls),
      accesses: sameItems(was.accesses, is.accesses),
      outbound: sameItems(was.outbound, is.outbound),
      messages: sameItems(was.messages, is.messages),
      caches: sameItems(was.caches, is.caches),
      replies: sameItems(was.replies, is.replies),
      effects: sameItems(was.effects, is.effects),
    },
    settings: knownList(before.settings, now.settings),
    pools: knownList(before.pools, now.pools),
  };
}

/** What comes from walks is the same where they were not made again. */
function sameItems<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return before.length === now.length && before.every((item, at) => item === now[at]) ? before : now;
}
