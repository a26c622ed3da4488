import type { Endpoint, Guard } from './endpoint.ts';

/** Guards that turn a request away with a status that no declared answer has, each status once and in their order. */
export function refusalsOf({ guards, responses }: Pick<Endpoint, 'guards' | 'responses'>): readonly Refusal[] {
  const declared = new Set(responses.map(({ status }) => status));
  const found = new Map<number, Guard>();
  for (const guard of guards) {
    const { refuses: status, optional } = guard;
    if (status !== undefined && !optional && !declared.has(status) && !found.has(status)) found.set(status, guard);
  }
  return [...found].map(([status, guard]) => ({ status, guard }));
}

export interface Refusal {
  readonly status: number;
  readonly guard: Guard;
}
