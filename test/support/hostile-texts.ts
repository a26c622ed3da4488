/** Deeper than any stack holds. */
export const deep = 10_000;

/** Enough that a reader that compares everything with everything is noticed. */
export const many = 1_500;

export function repeat(times: number, item: (index: number) => string): string {
  return Array.from({ length: times }, (_, index) => item(index)).join('');
}

export function nested(open: string, inner: string, close: string): string {
  return open.repeat(deep) + inner + close.repeat(deep);
}
