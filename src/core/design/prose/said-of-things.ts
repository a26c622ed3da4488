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
  /** What has to answer before one is made, and whether others are told once it is. */
  readonly calls: string | undefined;
  readonly isTold: boolean;
}

interface Around {
  readonly externals: readonly ProseExternal[];
  readonly perSecond: ReadonlyMap<string, number>;
  rowsOf(thing: Thing): number | undefined;
}

export function saidOfThings(
  { said, things, lexicon }: Story,
  { externals, perSecond, rowsOf }: Around,
): (thing: Thing) => SaidOfThing {
  const keys = keysInProse(said, lexicon);
  const onlyOnce = onlyOnceInProse(said, things, lexicon);
  const open = opennessInProse(said, lexicon);
  const retention = retentionInProse(said);
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
      calls: own.find(({ waited }) => waited)?.name,
      isTold: own.some(({ waited }) => !waited),
    };
  };
}
