import { shortList } from '../../model/wording.ts';

/** `is` for one, `are` for several. */
export function agree(count: number, one: string, several: string): string {
  return count === 1 ? one : several;
}

/** `GET /orders reads`, `GET /orders and 3 more read`. */
export function doers(names: readonly string[], one: string, several: string): string {
  return `${shortList(names, 1)} ${agree(names.length, one, several)}`;
}

/** `250,000`: independent of the reader's locale, so that reports are the same everywhere. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
