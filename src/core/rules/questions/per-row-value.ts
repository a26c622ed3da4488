import type { StepColumn } from '../../model/migration.ts';

/** What is computed for every row; nothing where one value serves all. */
export function perRowValue({ default: fallback = '', generated, type }: StepColumn): string | undefined {
  if (generated === 'computed') return 'a computed value';
  if (generated === 'counter' || serial.test(type)) return 'a number';
  return volatileCall.test(fallback) ? `the result of \`${fallback}\`` : undefined;
}

const serial = /^(?:small|big)?serial/;
const volatileCall = /\b(?:random|nextval|clock_timestamp|timeofday|\w*(?:uuid|ulid|nanoid|cuid|ksuid)\w*)\s*\(/i;
