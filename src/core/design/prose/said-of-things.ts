import type { ProseExternal } from './externals-in-prose.ts';
import { keysInProse, onlyOnceInProse } from './keys-in-prose.ts';
import { opennessInProse } from './openness-in-prose.ts';
import { retentionInProse } from './retention-in-prose.ts';
import type { Story, Thing } from './story.ts';

/** What sentences say of one thing beside what it has and belongs to. */
export interface SaidOfThing {
  readonly key: string | undefined;
  readonly onlyOnce: readonly string[] | undefined;
  readonly isRead: boolean;
  readonly isListed: boolean;
  readonly retention: string | undefined;
  readonly rows: number | undefined;
  readonly perSecond: number | undefined;
  readonly readPerSecond: number | undefined;
  /** What has to answer before one is made, and whether others are told once it is. */
  readonly calls: string | undefined;
  readonly isTold: boolean;
}

interface Around {
  readonly externals: readonly ProseExternal[];
  readonly perSecond: ReadonlyMap<string, number>;
  readonly lookups: number | undefined;
  rowsOf(thing: Thing): number | undefined;
}

/** What a key leads to, or anybody may see, where that is one thing. */
export function lookedUpIn({ said, lexicon }: Story): string | undefined {
  const all = new Set([...keysInProse(said, lexicon).keys(), ...opennessInProse(said, lexicon).read]);
  return all.size === 1 ? [...all][0] : undefined;
}

export function saidOfThings(
  { said, things, lexicon }: Story,
  { externals, perSecond, lookups, rowsOf }: Around,
): (thing: Thing) => SaidOfThing {
  const keys = keysInProse(said, lexicon);
  const onlyOnce = onlyOnceInProse(said, things, lexicon);
  const open = opennessInProse(said, lexicon);
  const retention = retentionInProse(said);
  const lookedUp = lookedUpIn({ said, things, lexicon });
  return (thing) => {
    const { name } = thing;
    const own = externals.filter(({ of }) => of === name);
    return {
      key: keys.get(name),
      onlyOnce: onlyOnce.get(name),
      isRead: open.read.has(name),
      isListed: open.list.has(name),
      retention: retention.get(name),
      rows: rowsOf(thing),
      perSecond: perSecond.get(name),
      readPerSecond: name === lookedUp ? lookups : undefined,
      calls: own.find(({ waited }) => waited)?.name,
      isTold: own.some(({ waited }) => !waited),
    };
  };
}
