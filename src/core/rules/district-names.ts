import type { System } from '../model/system.ts';
import type { District } from './districts.ts';

/** Which district a thing stands in, by its id. */
export interface DistrictNames {
  readonly operations: ReadonlyMap<string, string>;
  readonly endpoints: ReadonlyMap<string, string>;
  readonly components: ReadonlyMap<string, string>;
  readonly tables: ReadonlyMap<string, string>;
}

export function districtNames(districts: readonly District[]): DistrictNames {
  const namesIn = (part: keyof DistrictNames): ReadonlyMap<string, string> => {
    const names = new Map<string, string>();
    for (const { name, system } of districts) for (const { id } of system[part]) names.set(id, name);
    return names;
  };
  return {
    operations: namesIn('operations'),
    endpoints: namesIn('endpoints'),
    components: namesIn('components'),
    tables: namesIn('tables'),
  };
}

/** By what an element of a list is looked up, and among what. */
const keys: { readonly [Part in keyof System]?: readonly [among: keyof DistrictNames, by: string] } = {
  components: ['components', 'id'],
  operations: ['operations', 'id'],
  operationCalls: ['operations', 'from'],
  replies: ['operations', 'operation'],
  endpoints: ['endpoints', 'id'],
  tables: ['tables', 'id'],
  accesses: ['operations', 'operation'],
  calls: ['components', 'from'],
  cacheUses: ['operations', 'operation'],
  jobs: ['components', 'service'],
  contracts: ['components', 'service'],
  effects: ['components', 'service'],
};

/** The district that holds an element of a list; undefined where its ids do not tell. */
export function districtOf(names: DistrictNames, part: keyof System, element: unknown): string | undefined {
  const [among, by] = keys[part] ?? [];
  return among && by && names[among].get(String((element as Readonly<Record<string, unknown>>)[by]));
}
