import type { TextCodec } from '../../syntax/text-codec.ts';
import type { FileSites } from '../call-sites.ts';
import type { CodedEndpoint } from '../endpoints/build-endpoints.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Walk } from '../operations/walk-operations.ts';
import type { SettingNote } from '../security/read-settings.ts';
import type { KeptAnswer, KeptAnswers } from './answers-again.ts';
import type { Files } from './find-islands.ts';
import type { KnownWalk, KnownWalks } from './known-walks.ts';
import type { Looked } from './standing.ts';

/** What an island knows of its walks with all names and places in one text, a twentieth of what they take by themselves. */
export interface PackedWalks {
  /** As the codec has it: which walk is which, and what each of all that stands here was found out from. */
  readonly text: string;
  readonly walks: readonly PackedWalk[];
  readonly endpoints: readonly CodedEndpoint[];
  readonly settings: readonly (readonly SettingNote[])[];
  readonly files: Files;
}

type PackedWalk = Omit<Walk, 'targets'>;

/** Lists of what was looked at go by their numbers, since many have the same one. */
interface Packed {
  readonly names: readonly string[];
  /** Nothing is told apart from what there are no words for. */
  readonly said: readonly (string | null)[];
  readonly lists: readonly Looked[];
  readonly walks: readonly (readonly [place: string, list: number, targets: readonly FunctionPlace[]])[];
  readonly endpoints: readonly Keyed[];
  readonly settings: readonly Keyed[];
  readonly sites: readonly (readonly [...Keyed, answer: FileSites])[];
}

type Keyed = readonly [key: string, list: number];

export function packWalks({ walks, endpoints, settings, sites, standing }: KnownWalks, codec: TextCodec): PackedWalks {
  const numbers = new Map<Looked, number>();
  const numberOf = (looked: Looked): number => {
    const number = numbers.get(looked) ?? numbers.size;
    numbers.set(looked, number);
    return number;
  };
  const keysOf = (kept: KeptAnswers<unknown>): Keyed[] =>
    [...kept].map(([key, { looked }]): Keyed => [key, numberOf(looked)]);
  const told = {
    walks: [...walks].map(([place, { walk, looked }]) => [place, numberOf(looked), walk.targets] as const),
    endpoints: keysOf(endpoints),
    settings: keysOf(settings),
    sites: [...sites].map(([file, { answer, looked }]) => [file, numberOf(looked), answer] as const),
  };
  const { names, said, files } = standing;
  const packed: Packed = { names, said: said.map((words) => words ?? null), lists: [...numbers.keys()], ...told };
  return {
    text: codec.encode(JSON.stringify(packed)),
    walks: [...walks.values()].map(({ walk: { operation, handlers, facts, asked } }) => ({
      operation,
      handlers,
      facts,
      asked,
    })),
    endpoints: [...endpoints.values()].map(({ answer }) => answer),
    settings: [...settings.values()].map(({ answer }) => answer),
    files,
  };
}

/** `codec`: the one that they were packed with. */
export function unpackWalks({ text, files, ...kept }: PackedWalks, codec: TextCodec): KnownWalks {
  const { names, said, lists, walks, endpoints, settings, sites }: Packed = JSON.parse(codec.decode(text));
  const lookedIn = (list: number): Looked => lists[list] ?? [];
  const answersOf = <T>(keys: readonly Keyed[], answers: readonly T[]): KeptAnswers<T> =>
    new Map(
      keys.map(([key, list], at): [string, KeptAnswer<T>] => [
        key,
        { answer: answers[at] as T, looked: lookedIn(list) },
      ]),
    );
  return {
    walks: new Map(
      walks.map(([place, list, targets], at): [string, KnownWalk] => {
        const { operation, handlers, facts, asked } = kept.walks[at] as PackedWalk;
        return [place, { walk: { operation, handlers, facts, targets, asked }, looked: lookedIn(list) }];
      }),
    ),
    endpoints: answersOf(endpoints, kept.endpoints),
    settings: answersOf(settings, kept.settings),
    sites: new Map(sites.map(([file, list, answer]) => [file, { answer, looked: lookedIn(list) }])),
    standing: { files, names, said: said.map((words) => words ?? undefined) },
  };
}
