import { plural, singular } from '../../model/plural.ts';
import { authInProse } from './auth-in-prose.ts';
import { bondsInProse } from './bonds-in-prose.ts';
import { externalsInProse } from './externals-in-prose.ts';
import { loadByRates } from './load-by-rates.ts';
import { rowsInProse } from './load-in-prose.ts';
import { ratesInProse, repeatedInProse } from './rates-in-prose.ts';
import { bondResource, resourceOf } from './resource-of-thing.ts';
import { lookedUpIn, saidOfThings } from './said-of-things.ts';
import { sentencesOf } from './sentences.ts';
import type { Thing } from './story.ts';
import { thingsInProse } from './things-in-prose.ts';
import { thingOf } from './vocabulary.ts';
import { figuresIn, type Proposed, writeBrief } from './write-brief.ts';

/** A brief that a person corrects, and how much of it was said. */
export interface ProseBrief {
  readonly text: string;
  readonly resources: number;
  readonly figures: number;
  readonly around: AroundThings;
}

/** What the words say beside what is stored, for whoever is told by somebody else what that is. */
export type AroundThings = Pick<Proposed, 'load' | 'externals' | 'auth'>;

/**
 * Reads what can be read from words without understanding them: nouns that can be stored and who acts on them, figures
 * with a unit, and the few turns of phrase by which people say what is called, kept, open or never done twice.
 */
export function briefFromProse(prose: string): ProseBrief {
  const tenant = tenantIn(prose);
  const story = thingsInProse(prose);
  const found = story.things.filter(({ name }) => tenant === undefined || name !== 'tenant');
  const names = new Set(found.map(({ name }) => name));
  const rowsAt = (name: string): number | undefined => {
    const thing = found.find((each) => each.name === name);
    return thing && rowsOf(thing, prose);
  };
  const rates = ratesInProse(sentencesOf(prose), story.lexicon);
  const made = new Map([...repeatedInProse(story.said, rowsAt), ...rates.made]);
  const { load, perSecond, lookups } = loadByRates(prose, { ...rates, made }, lookedUpIn(story) !== undefined);
  const externals = externalsInProse(story.said, names, story.lexicon).map((external) =>
    external.of !== undefined && names.has(external.of) ? external : { ...external, of: undefined },
  );
  const saidOf = saidOfThings(story, { externals, perSecond, lookups, rowsOf: (thing) => rowsOf(thing, prose) });
  const bonds = bondsInProse(story.said, story.lexicon).filter(({ name }) => !names.has(name));
  const resources = new Map([
    ...found.map((thing) => [thing.name, resourceOf(thing, found, saidOf(thing), story.lexicon)] as const),
    ...bonds.map((bond) => [bond.name, bondResource(bond)] as const),
  ]);
  const text = writeBrief(prose, {
    tenant: names.has(tenant ?? '') ? tenant : undefined,
    resources,
    load,
    externals,
    auth: authInProse(prose),
    origin: 'Read from a description, word by word: correct what is wrong and add what is missing.',
  });
  const said = figuresIn(prose, load) + found.filter((thing) => rowsOf(thing, prose) !== undefined).length;
  const around: AroundThings = {
    load: loadByRates(prose, rates, false).load,
    externals: externalsInProse(story.said, new Set(), story.lexicon).map((each) => ({ ...each, of: undefined })),
    auth: authInProse(prose),
  };
  return { text, resources: resources.size, figures: said + perSecond.size, around };
}

/** `every clinic is a tenant`, `shops are tenants`: the word then says what the other is. */
function tenantIn(prose: string): string | undefined {
  const [, one, many] =
    /\b(?:every|each|an?)\s+([a-z]+)\s+is\s+(?:an?|its own|one)\s+tenant\b|\b([a-z]+)\s+are\s+(?:the\s+)?tenants\b/i.exec(
      prose,
    ) ?? [];
  const [, whom] = /\bmulti-?tenant\b[^.:;]*?\bfor ([a-z]+)\b/i.exec(prose) ?? [];
  return thingOf((one ?? many ?? whom ?? '').toLowerCase()) ?? (whom && singular(whom.toLowerCase()));
}

function rowsOf({ name, short }: Thing, prose: string): number | undefined {
  return [name, ...short].map((called) => rowsInProse(prose, plural(called))).find((rows) => rows !== undefined);
}
