import type { Review } from './review.ts';

/** The lists that most of a large review is, by how many items make a text that nobody waits for. */
const pagedLists = { endpoints: 50, tables: 50 } as const;

/** What the surfaces of an editor look at all the time. */
export type ReviewHead = Omit<Review, keyof typeof pagedLists>;

/**
 * A review whose longest lists are pages of JSON, for whoever only keeps it and hands it on: texts can be packed, and are
 * not gone through. `wholeReview` is for who reads it.
 */
export interface PagedReview {
  readonly review: ReviewHead;
  readonly pages: readonly string[];
}

/** Items of one list that lie side by side. */
export interface ReviewPage {
  readonly list: keyof typeof pagedLists;
  readonly items: readonly object[];
}

/** `textOf` may pack the text of a page. */
export function pagedReview({ endpoints, tables, ...review }: Review, textOf = pageText): PagedReview {
  return {
    review,
    pages: [
      ...pagesOf('endpoints', endpoints),
      // A review without tables has no such list, and one of nothing has an empty one.
      ...(tables?.length === 0 ? [{ list: 'tables', items: tables } as const] : pagesOf('tables', tables ?? [])),
    ].map(textOf),
  };
}

export function pageText({ list, items }: ReviewPage): string {
  return JSON.stringify({ [list]: items });
}

function pagesOf(list: ReviewPage['list'], items: readonly object[]): readonly ReviewPage[] {
  const size = pagedLists[list];
  const pages = Array.from({ length: Math.ceil(items.length / size) }, (_, page) => page * size);
  return pages.map((at) => ({ list, items: items.slice(at, at + size) }));
}

export function wholeReview({ review, pages }: PagedReview): Review {
  const endpoints: Review['endpoints'][number][] = [];
  let tables: NonNullable<Review['tables']>[number][] | undefined;
  for (const page of pages) {
    // What `pagedReview` wrote.
    const read: Partial<Review> = JSON.parse(page);
    endpoints.push(...(read.endpoints ?? []));
    if (read.tables !== undefined) tables = [...(tables ?? []), ...read.tables];
  }
  return { ...review, endpoints, ...(tables !== undefined && { tables }) };
}
