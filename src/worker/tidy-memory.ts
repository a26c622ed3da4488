import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The heap of this thread, and what gives back what nobody uses. */
export interface Heap {
  used(): number;
  /** With what it holds room for. */
  held(): number;
  /** Bytes that lie outside of it and live as long as something in it. */
  outside(): number;
  collect(): void;
  /** Moves together what is used, and gives back the room between: several times the work of collecting. Settles when it has. */
  compact(): Promise<void>;
}

/** Gives back what was left behind where that is worth the time. */
export interface Tidy {
  /** In the midst of work that somebody waits for. */
  now(): void;
  /** While nobody waits. */
  idle(): void;
  /** Between reading a folder and reviewing it, which takes room of its own: whoever reviews waits for it. */
  between(): Promise<void>;
}

/** What may be left behind before it is worth the time to look for it: so many bytes, or a third of what is in use. */
const mostLeft = 48 * 1024 * 1024;
const share = 1 / 3;

/** While nobody waits, less is worth it: then a change meets room, and is not held up to look for some. */
const mostLeftIdle = 16 * 1024 * 1024;

/**
 * Of bytes outside of the heap less is worth it. They count as little to it, so it does not look for them; what packs the
 * texts of ten thousand files leaves sixty megabytes of them behind, and a process that took them once never gives them back.
 */
const mostLeftOutside = 16 * 1024 * 1024;

/** So much room between what is used is left by reading a repository, not by a change. */
const mostBetween = 48 * 1024 * 1024;

/**
 * Once a folder was read, less is worth it: what is used then is less than it ever will be again, so it is soon moved, and
 * the review takes the room that it gives back. So much is left by some thousands of files.
 */
const mostBetweenRead = 24 * 1024 * 1024;

/** What the program and its tables take before it has read anything. */
const program = 40 * 1024 * 1024;

/**
 * Left alone, a heap grows to several times of what is in use before anybody looks what is not: in a window that reads
 * ten thousand files that is half a gigabyte, which it keeps. So it is looked through at moments when most is left behind.
 */
export function tidyMemory(heap: Heap = ownHeap()): Tidy {
  const { used, held, outside, collect, compact } = heap;
  let left = program;
  let leftOutside = outside();
  const tidyAbove = (room: number): void => {
    if (used() < left + room && outside() < leftOutside + mostLeftOutside) return;
    collect();
    left = used();
    leftOutside = outside();
  };
  const compactAbove = async (room: number): Promise<void> => {
    tidyAbove(mostLeftIdle);
    if (held() - used() >= room) await compact();
  };
  return {
    now: () => tidyAbove(Math.max(mostLeft, left * share)),
    idle: () => void compactAbove(mostBetween),
    between: () => compactAbove(mostBetweenRead),
  };
}

/** The heap of the thread that asks. */
export function ownHeap(): Heap {
  return {
    used: () => getHeapStatistics().used_heap_size,
    held: () => getHeapStatistics().total_physical_size,
    outside: () => getHeapStatistics().external_memory,
    collect: () => collector()(),
    compact,
  };
}

/** For who makes many bytes at once. */
export function tidyRecent(): void {
  collector()({ type: 'minor' });
}

/**
 * What a debugger asks for: there is no other way to move together more than the emptiest pages. A runtime may come
 * without it, and then the room stays.
 */
async function compact(): Promise<void> {
  try {
    const { Session } = await import('node:inspector');
    const session = new Session();
    session.connect();
    await new Promise<void>((resolve) => {
      session.post('HeapProfiler.collectGarbage', () => resolve());
    });
    // Within the answer it would wait for itself.
    setImmediate(() => session.disconnect());
  } catch {
    // Nothing hangs on it.
  }
}

type Collector = (options?: { readonly type: 'minor' }) => void;

let known: Collector | undefined;

/**
 * There is no other way to ask for it, and only contexts that are made meanwhile can. Where a runtime refuses, memory is
 * given back when the heap sees fit, as before.
 */
function collector(): Collector {
  if (known !== undefined) return known;
  setFlagsFromString('--expose-gc');
  const found: Collector = runInNewContext('globalThis.gc') ?? (() => {});
  setFlagsFromString('--no-expose-gc');
  known = found;
  return found;
}
