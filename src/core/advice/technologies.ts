import type { Ground, Technology } from './advice.ts';

export function technologies(_ground: Ground): readonly Technology[] {
  return [];
}
