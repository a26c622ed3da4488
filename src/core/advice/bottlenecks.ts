import type { Bottleneck, Ground } from './advice.ts';

export function bottlenecks(_ground: Ground): readonly Bottleneck[] {
  return [];
}
