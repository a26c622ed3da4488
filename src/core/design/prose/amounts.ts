/** `2,000`, `1.5 million`, `20k`, `ten`: an amount and, where it was scaled, the word that says so. */
export const amountPattern = String.raw`(\d[\d,_]*(?:\.\d+)?)\s*(k|thousand|m|million|bn|billion)?`;

const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

/** Few enough to be written out. */
export const writtenOut: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
};

/** A single word as a number; not a number where it is none. */
export function numberSaid(word = ''): number {
  return Object.hasOwn(writtenOut, word) ? (writtenOut[word] ?? Number.NaN) : Number(word.replace(/[,_]/g, ''));
}

export function amountOf(digits: string, scale = ''): number {
  return rounded(Number(digits.replace(/[,_]/g, '')) * (scales[scale] ?? 1));
}

export function isScale(word: string): boolean {
  return Object.hasOwn(scales, word);
}

/** To three digits, and never less than it was: what adds up fits in. */
export function roundedUp(value: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 2);
  return rounded(Math.ceil(value / unit - 1e-6) * unit);
}

export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
