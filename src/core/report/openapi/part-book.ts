import type { Json } from '../../model/json-schema.ts';

export type PartKind = 'parameters' | 'headers' | 'responses';

/** Parts of a contract that many operations share, written once under a name of their own. */
export interface PartBook {
  /** A reference; the part itself where another one has the name already. */
  share(kind: PartKind, name: string, part: Json): Json;
  parts(): Json;
}

export function openPartBook(): PartBook {
  const kinds = new Map<PartKind, Map<string, { readonly part: Json; readonly text: string }>>();
  return {
    share: (kind, name, part) => {
      const known = kinds.get(kind) ?? new Map<string, { readonly part: Json; readonly text: string }>();
      kinds.set(kind, known);
      const text = JSON.stringify(part);
      const before = known.get(name);
      if (before !== undefined && before.text !== text) return part;
      known.set(name, { part, text });
      return { $ref: `#/components/${kind}/${name}` };
    },
    parts: () =>
      Object.fromEntries(
        [...kinds]
          .sort(byName)
          .map(([kind, named]) => [
            kind,
            Object.fromEntries([...named].sort(byName).map(([name, { part }]) => [name, part])),
          ]),
      ),
  };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
