import type { Evidence } from '../model/evidence.ts';
import type { System } from '../model/system.ts';
import type { Decision } from './decision.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

/** The parts of a System that a design fills; the others stay empty. */
type DesignedPart =
  | 'components'
  | 'endpoints'
  | 'operations'
  | 'operationCalls'
  | 'tables'
  | 'accesses'
  | 'calls'
  | 'channels'
  | 'cacheUses'
  | 'jobs'
  | 'connections';

/** A System that is being put together, and what was decided on the way. */
export interface Draft {
  readonly system: Mutable<Pick<System, DesignedPart>>;
  readonly decisions: Decision[];
}

export function openDraft(): Draft {
  return {
    system: {
      components: [],
      endpoints: [],
      operations: [],
      operationCalls: [],
      tables: [],
      accesses: [],
      calls: [],
      channels: [],
      cacheUses: [],
      jobs: [],
      connections: [],
    },
    decisions: [],
  };
}

/** What every element of a design carries. */
export function proposed(
  id: string,
  evidence: Evidence,
): {
  readonly id: string;
  readonly evidence: readonly Evidence[];
  readonly provenance: 'proposed';
  readonly role: 'system';
} {
  return { id, evidence: [evidence], provenance: 'proposed', role: 'system' };
}
