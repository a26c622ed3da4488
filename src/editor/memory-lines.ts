import type * as z from 'zod/mini';
import { piecesOf, withoutPieces, withPieces } from '../protocol/pieces.ts';
import { type ReviewPiece, readPage, reviewLists, withoutLists } from '../protocol/review-pieces.ts';
import { unpackPage } from '../worker/packed-pages.ts';
import { type LandscapePiece, landscapeLists, memoryLineSchema, memorySchema, memoryVersion } from './memory-schema.ts';
import type { Memory } from './reviewed.ts';

/** A memory as lines of JSON, none of which takes long to write or to read: first what it is, then its long lists. */
export function* memoryLines(memory: Memory): Generator<string> {
  const { last } = memory;
  const pieces = last === undefined ? [] : linesOf(last);
  const rest = last && {
    folder: last.folder,
    at: last.at,
    review: withoutLists(last.review),
    landscape: withoutPieces(last.landscape, landscapeLists),
  };
  let count = 0;
  yield JSON.stringify({ version: memoryVersion, ...memory, last: rest });
  for (const piece of pieces) {
    count += 1;
    yield piece;
  }
  // Half a file has no such line.
  yield JSON.stringify({ pieces: count });
}

function* linesOf({ review, pages, landscape }: NonNullable<Memory['last']>): Generator<string> {
  for (const piece of piecesOf(review, reviewLists)) yield JSON.stringify({ review: piece });
  for (const page of pages) yield JSON.stringify({ page });
  for (const piece of piecesOf(landscape, landscapeLists)) yield JSON.stringify({ landscape: piece });
}

/** Undefined where the lines are not what `memoryLines` wrote: half of it, another version's, or something else. */
export async function memoryFrom(lines: AsyncIterable<string>): Promise<Memory | undefined> {
  let head: z.infer<typeof memorySchema> | undefined;
  const reviewed: ReviewPiece[] = [];
  const pages: string[] = [];
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
    if (next.page !== undefined) {
      if (!isReadable(next.page)) return undefined;
      pages.push(next.page);
    }
    if (next.pieces === undefined) continue;
    if (next.pieces !== reviewed.length + pages.length + landscape.length) return undefined;
    return joined(head, reviewed, pages, landscape);
  }
  return undefined;
}

function joined(
  { last, history, base }: z.infer<typeof memorySchema>,
  reviewed: readonly ReviewPiece[],
  pages: readonly string[],
  landscape: readonly LandscapePiece[],
): Memory {
  if (last === undefined) return { last, history, base };
  const { endpoints, tables, ...head } = last.review;
  return {
    last: { ...last, review: withPieces(head, reviewed), pages, landscape: withPieces(last.landscape, landscape) },
    history,
    base,
  };
}

function isReadable(page: string): boolean {
  try {
    return readPage(unpackPage(page)) !== undefined;
  } catch {
    return false;
  }
}

function parsed<Value>(schema: z.ZodMiniType<Value>, line: string): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
