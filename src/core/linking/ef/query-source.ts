import type { Value } from '../../syntax/outline.ts';
import type { ChainLink } from '../data/chain.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { typesAt } from './ef-contexts.ts';

/** One call of a query, and where it stands: a query may go through functions of other files. */
export interface EfLink extends ChainLink {
  readonly file: string;
  /** As of calls: where only some runs come by. */
  readonly branch: number | undefined;
  /** What parameters and type variables stand for there. */
  readonly given: Substitution;
  /** What this call adds could not be read: conditions may be missing. */
  readonly isUnread?: true;
}

/** A query as far as it was built: the entity that it begins with, and its steps. */
export interface EfSource {
  readonly model: string;
  readonly links: readonly EfLink[];
  /** Conditions may have been added on the way that nobody could read. */
  readonly open: boolean;
  /** Begun by whoever called the function. */
  readonly isHanded?: true;
}

/** What the names of a function stand for where it is read for one call of it: `T` → `Order`. */
export interface Substitution {
  /** The entity that a type variable stands for, which may be one that nothing is known of. */
  variable?(type: string): { readonly model: string | undefined } | undefined;
  /** What the caller hands over for a parameter: a condition that it writes itself. */
  passed?(name: string): PassedValue | undefined;
  /** The query that the caller hands over for a parameter. */
  query?(name: string): EfSource | undefined;
  /** What a name stood for before the statement that is read. */
  readonly standing?: ReadonlyMap<string, EfSource | undefined>;
  /** Functions that are being read, by file and place. */
  readonly within?: readonly string[];
}

export interface PassedValue {
  readonly context: Context;
  readonly value: Value | undefined;
}

/** What is asked for the query behind a value. */
export interface QueryReading {
  readonly spot: CallSpot;
  readonly given: Substitution;
  readonly depth: number;
  source(context: Context, value: Value | undefined, given: Substitution, depth: number): EfSource | undefined;
}

/** Of several ways only what all of them begin with is sure. */
export function oneOf(ways: readonly EfSource[]): EfSource | undefined {
  const [first, ...more] = ways;
  if (first === undefined || more.length === 0) return first;
  const others = more.filter(({ model }) => model === first.model);
  let same = 0;
  while (first.links[same] !== undefined && others.every(({ links }) => isSameLink(links[same], first.links[same])))
    same++;
  const added = [first, ...others].map(({ links }) => links.slice(same));
  // Where each way adds something, nobody knows what chooses the rows.
  const branch = added.every((links) => links.length > 0) ? -1 : 1;
  return {
    ...first,
    links: [...first.links.slice(0, same), ...added.flat().map((link) => ({ ...link, branch }))],
    open: ways.some(({ open }) => open) || others.length < more.length,
  };
}

export function isSameLink(a: EfLink | undefined, b: EfLink | undefined): boolean {
  return a !== undefined && b !== undefined && a.index === b.index && a.file === b.file && a.branch === b.branch;
}

/** The class that a type argument names, where it is an entity. */
export function modelIn(
  spot: CallSpot,
  file: string,
  type: string | undefined,
  given: Substitution,
): string | undefined {
  if (type === undefined) return undefined;
  const variable = given.variable?.(type);
  const name = variable
    ? variable.model
    : typesAt(spot.resolver, file, type)
        .map((place) => spot.resolver.scopes.get(place.file)?.outline.classes[place.cls]?.name)
        .find((each) => each !== undefined);
  if (name === undefined) return undefined;
  return spot.schema.model(spot.operation.service, name)?.table.model === undefined ? undefined : name;
}
