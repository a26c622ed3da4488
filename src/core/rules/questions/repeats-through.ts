import type { SystemIndex } from '../../model/system-index.ts';
import type { Through } from './reach-through.ts';

/** What a repeating call does again each time: without what fills a field once and finds it there afterwards. */
export function repeatsThrough(index: SystemIndex): Through[] {
  return index.system.operationCalls
    .filter(({ inLoop }) => inLoop)
    .map((call) => ({
      call,
      operations: index
        .reachedFrom(call.to)
        .filter(({ path }) => !path.some(({ once }) => once))
        .map((reached) => reached.operation.id),
    }));
}
