import type { Boundary } from '../model/boundary.ts';
import type { Operation } from '../model/operation.ts';
import type { Config } from './config.ts';
import { fits } from './name-pattern.ts';

/** The boundaries of a team with the operations that stand in them; a file belongs to the first that fits. */
export function drawnBoundaries(operations: readonly Operation[], { boundaries }: Config): readonly Boundary[] {
  const held = new Map<string, string[]>();
  for (const { id, evidence } of operations) {
    const file = evidence[0]?.file ?? '';
    const home = boundaries.find(({ value }) => value.paths.some((path) => fits(path, file)));
    if (home !== undefined) held.set(home.pattern, [...(held.get(home.pattern) ?? []), id]);
  }
  return boundaries.map(({ pattern, value, evidence }) => ({
    name: pattern,
    may: value.may,
    holds: held.get(pattern) ?? [],
    evidence,
  }));
}
