import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { pageText, type ReviewPage } from '../core/review/paged-review.ts';

/** As text, since what pages pass through copies bytes now and then, and texts never. */
const encoding = 'base64';

/**
 * Packs the pages of a review into a tenth of their size: they lie in the window, and pass on from it, as they are. One
 * that holds the very items of another time is neither written nor packed again.
 */
export function pagePacker(): (page: ReviewPage) => string {
  const known = new WeakMap<object, { readonly items: readonly object[]; readonly packed: string }>();
  return (page) => {
    const { items } = page;
    const [first] = items;
    const last = first && known.get(first);
    if (last !== undefined && isSame(last.items, items)) return last.packed;
    const packed = packPage(pageText(page));
    if (first !== undefined) known.set(first, { items, packed });
    return packed;
  };
}

function isSame(one: readonly object[], other: readonly object[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}

export function packPage(page: string): string {
  return deflateRawSync(page, { level: 1 }).toString(encoding);
}

/** Throws where it was not packed so. */
export function unpackPage(packed: string): string {
  return inflateRawSync(Buffer.from(packed, encoding)).toString('utf8');
}
