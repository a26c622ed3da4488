import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** As text, since what pages pass through copies bytes now and then, and texts never. */
const encoding = 'base64';

/**
 * Packs the pages of a review into a tenth of their size: they lie in the window, and pass on from it, as they are. Those
 * that were among the last ones are not packed again.
 */
export function pagePacker(): (pages: readonly string[]) => readonly string[] {
  let known: ReadonlyMap<string, string> = new Map();
  return (pages) => {
    const now = new Map<string, string>();
    const packed = pages.map((page) => {
      const hash = createHash('sha1').update(page).digest(encoding);
      const pack = known.get(hash) ?? packPage(page);
      now.set(hash, pack);
      return pack;
    });
    known = now;
    return packed;
  };
}

export function packPage(page: string): string {
  return deflateRawSync(page, { level: 1 }).toString(encoding);
}

/** Throws where it was not packed so. */
export function unpackPage(packed: string): string {
  return inflateRawSync(Buffer.from(packed, encoding)).toString('utf8');
}
