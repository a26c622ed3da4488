import type * as z from 'zod/mini';
import { piecesOf, withoutPieces, withPieces } from '../protocol/pieces.ts';
import { type ReviewPiece, reviewLists } from '../protocol/review-pieces.ts';
import { type LandscapePiece, landscapeLists, memoryLineSchema, memorySchema, memoryVersion } from './memory-schema.ts';
import type { Memory } from './session.ts';

/** A memory as lines of JSON, none of which takes long to write or to read: first what it is, then its long lists. */
export function* memoryLines(memory: Memory): Generator<string> {
  const { last } = memory;
  const pieces = last === undefined ? [] : linesOf(last);
  const rest = last && {
    ...last,
    review: withoutPieces(last.review, reviewLists),
    landscape: withoutPieces(last.landscape, landscapeLists),
  };
  let count = 0;
  yield JSON.stringify({ version: memoryVersion, ...memory, last: rest });
  for (const piece of pieces) {
    count += 1;
    yield JSON.stringify(piece);
  }
  // Half a file has no such line.
  yield JSON.stringify({ pieces: count });
}

function* linesOf({ review, landscape }: NonNullable<Memory['last']>): Generator<object> {
  for (const piece of piecesOf(review, reviewLists)) yield { review: piece };
  for (const piece of piecesOf(landscape, landscapeLists)) yield { landscape: piece };
}

/** Undefined where the lines are not what `memoryLines` wrote: half of it, another version's, or something else. */
export async function memoryFrom(lines: AsyncIterable<string>): Promise<Memory | undefined> {
  let head: z.infer<typeof memorySchema> | undefined;
  const reviewed: ReviewPiece[] = [];
  const landscape: LandscapePiece[] = [];
  for await (const line of lines) {
    if (head === undefined) {
      head = parsed(memorySchema, line);
      if (head === undefined) return undefined;
      continue;
    }
    const next = parsed(memoryLineSchema, line);
    if (next === undefined) return undefined;
    if (next.review !== undefined) reviewed.push(next.review);
    if (next.landscape !== undefined) landscape.push(next.landscape);
    if (next.pieces === undefined) continue;
    if (next.pieces !== reviewed.length + landscape.length) return undefined;
    return joined(head, reviewed, landscape);
  }
  return undefined;
}

function joined(
  { last, history, base }: z.infer<typeof memorySchema>,
  reviewed: readonly ReviewPiece[],
  landscape: readonly LandscapePiece[],
): Memory {
  const whole = last && {
    ...last,
    review: withPieces(last.review, reviewed),
    landscape: withPieces(last.landscape, landscape),
  };
  return { last: whole, history, base };
}

function parsed<Value>(schema: z.ZodMiniType<Value>, line: string): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
