import type { Reply } from './messages.ts';

/** About so many characters are copied into the other thread without anybody noticing that it stood still. */
const most = 128 * 1024;

/** What a number, a key or the frame of an object takes, roughly. */
const least = 8;

type Piece = Extract<Reply, { readonly kind: 'piece' }>;
/** Steps from the answer to what a piece is added to. */
type Way = Piece['to'];
type Fields = Readonly<Record<string, unknown>>;

/**
 * An answer as several messages, none of them large, the frame first and each piece after what it is added to. One message
 * with a review of a large workspace would keep whoever takes it, such as a window, busy for a second.
 */
export function* answerPieces(reply: Reply): Iterable<Reply> {
  if (reply.kind !== 'answer' || isSmall(reply.answer)) return yield reply;
  const { id } = reply;
  yield { id, kind: 'frame', answer: emptied(reply.answer) };
  for (const { to, add } of fillings(reply.answer, [])) yield { id, kind: 'piece', to, add };
  yield { id, kind: 'whole' };
}

/** Adds a piece where it belongs, to an answer that nobody has seen yet. */
export function addPiece(frame: unknown, { to, add }: Piece): unknown {
  const last = to.at(-1);
  if (last === undefined) return grown(frame, add);
  let holder = frame as Record<string | number, unknown>;
  for (const step of to.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  holder[last] = grown(holder[last], add);
  return frame;
}

function grown(before: unknown, add: Piece['add']): unknown {
  if (typeof add === 'string') return `${before as string}${add}`;
  if (Array.isArray(add)) (before as unknown[]).push(...add);
  // Defined and not assigned: a key may be called `__proto__`.
  else Object.defineProperties(before, Object.getOwnPropertyDescriptors<object>(add));
  return before;
}

interface Filling {
  readonly to: Way;
  readonly add: Piece['add'];
}

function* fillings(value: unknown, to: Way): Iterable<Filling> {
  if (typeof value === 'string') {
    for (let at = 0; at < value.length; at += most) yield { to, add: value.slice(at, at + most) };
  } else if (Array.isArray(value)) yield* inBatches([...value.entries()], to, (items) => items.map(([, item]) => item));
  else yield* inBatches(Object.entries(value as Fields), to, (fields) => Object.fromEntries(fields));
}

/** As many at a time as make one message; what is too large by itself goes as an empty frame, and is filled after it. */
function* inBatches<Key extends string | number>(
  items: readonly (readonly [Key, unknown])[],
  to: Way,
  piece: (batch: readonly (readonly [Key, unknown])[]) => Piece['add'],
): Iterable<Filling> {
  let batch: (readonly [Key, unknown])[] = [];
  let size = 0;
  for (const [key, item] of items) {
    const own = sizeUpTo(most, item);
    const isLarge = own >= most;
    if (batch.length > 0 && size + (isLarge ? least : own) > most) {
      yield { to, add: piece(batch) };
      [batch, size] = [[], 0];
    }
    batch.push([key, isLarge ? emptied(item) : item]);
    size += isLarge ? least : own;
    if (!isLarge) continue;
    yield { to, add: piece(batch) };
    [batch, size] = [[], 0];
    yield* fillings(item, [...to, key]);
  }
  if (batch.length > 0) yield { to, add: piece(batch) };
}

function emptied(value: unknown): string | readonly unknown[] | object {
  if (typeof value === 'string') return '';
  return Array.isArray(value) ? [] : {};
}

function isSmall(value: unknown): boolean {
  return sizeUpTo(most, value) < most;
}

/** Stops to count where a value is too large. */
function sizeUpTo(limit: number, value: unknown): number {
  if (typeof value === 'string') return least + value.length;
  if (typeof value !== 'object' || value === null) return least;
  let size = least;
  if (Array.isArray(value)) {
    for (const item of value) {
      size += sizeUpTo(limit - size, item);
      if (size >= limit) return size;
    }
    return size;
  }
  for (const [key, item] of Object.entries(value)) {
    size += key.length + sizeUpTo(limit - size, item);
    if (size >= limit) return size;
  }
  return size;
}
