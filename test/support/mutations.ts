/** The same numbers in every run: a failure can be looked at again. */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What may be left of a file that somebody is still typing, that was cut off, or that lost bytes on its way. */
export const mutations: Readonly<Record<string, (text: string, below: (limit: number) => number) => string>> = {
  truncated: (text, below) => text.slice(0, below(text.length)),
  flipped: (text, below) => {
    const bytes = Buffer.from(text);
    for (let flips = 1 + below(8); flips > 0 && bytes.length > 0; flips--) {
      const at = below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
    }
    return bytes.toString('utf8');
  },
  shuffled: (text, below) => {
    const at = below(text.length);
    const length = below(200);
    return text.slice(0, at) + text.slice(at + length) + text.slice(at, at + length);
  },
};
