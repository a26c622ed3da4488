import { textArgument } from './prisma-attributes.ts';
import type { PrismaAttribute } from './prisma-schema.ts';

/** Prisma's own name for a key or an index, cut like its migrations cut it. `map` overrides it. */
export function constraintName(
  key: PrismaAttribute | undefined,
  parts: readonly string[],
  suffix: 'pkey' | 'key' | 'idx' | 'fkey',
): string {
  return textArgument(key, 'map') ?? `${parts.join('_').slice(0, nameLimit - suffix.length - 1)}_${suffix}`;
}

/** Names in PostgreSQL are at most 63 bytes long. */
const nameLimit = 63;
