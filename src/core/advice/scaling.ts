import type { Ground, ScalingNote } from './advice.ts';

export function scaling(_ground: Ground): readonly ScalingNote[] {
  return [];
}
