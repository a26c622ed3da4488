import type { DataAccess } from '../../model/data-access.ts';
import type { OperationCall } from '../../model/operation.ts';
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
      .filter(({ path }) => !path.some((step, at) => step.once || isOff(step, path[at - 1] ?? call)))
      .filter(({ path }) => ![call, ...path].some(({ to }) => remembers(index, to)))
      .map((reached) => reached.operation.id),
  }));
}

/** `getTokenWithCache`: what it has asked for once it mostly has the next time. */
function remembers(index: SystemIndex, operation: string): boolean {
  return /cache|memoi[sz]e/i.test(index.operation(operation)?.name.split('.').at(-1) ?? '');
}

/** What runs in the repeated operations for each item, though some of it runs for certain arguments only, or once. */
export function repeatedAccesses(index: SystemIndex, { call, operations }: Through, deepest: number): DataAccess[] {
  const paths = new Map(index.reachedFrom(call.to).map(({ operation, path }) => [operation.id, path]));
  const isNear = (operation: string): boolean => {
    const path = paths.get(operation) ?? [];
    // Of ways that part at a choice, an item takes one.
    return path.length <= deepest && path.every(({ alternative }) => alternative === undefined);
  };
  return operations.filter(isNear).flatMap((operation) => {
    const last = paths.get(operation)?.at(-1) ?? call;
    return index
      .accessesOf(operation)
      .filter((access) => !access.once && !isOff(access, last) && !(last === call && isKept(access, call)));
  });
}

function isOff({ asked }: { readonly asked?: string | undefined }, by: OperationCall): boolean {
  return asked !== undefined && by.off?.includes(asked) === true;
}

/** The object that is the same on every turn has loaded its relation after the first. */
function isKept({ keptBy }: DataAccess, by: OperationCall): boolean {
  return keptBy !== undefined && by.steady?.includes(keptBy) === true;
}
