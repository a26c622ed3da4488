import type { SystemIndex } from '../../model/system-index.ts';
import { uniqueBy } from './group-by.ts';
import type { Through } from './reach-through.ts';

/** What a repeating call does again each time: without what fills a field once and finds it there afterwards. */
export function repeatsThrough(index: SystemIndex): Through[] {
  const repeating = index.system.operationCalls.filter(({ inLoop }) => inLoop);
  // A loop that asks the same function twice is one loop, and may do so on two ways of which it takes one.
  return uniqueBy(repeating, ({ from, to }) => `${from} ${to}`).map((call) => ({
    call,
    operations: index
      .reachedFrom(call.to)
      .filter(({ path }) => !path.some(({ once }) => once))
      .map((reached) => reached.operation.id),
  }));
}
