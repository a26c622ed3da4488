import type { FileFacts } from '../../extractors/extractor.ts';
import type { LinkedSchemaFact } from '../ef/ef-schema.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';
import { type LinkedSchema, readSchema } from '../schema.ts';
import type { Services } from '../services/find-services.ts';

/** Reads the schema of a workspace; where nothing has changed that it is read from, it is as it was. */
export type SchemaReader = (input: LinkInput, services: Services, linked: readonly LinkedSchemaFact[]) => LinkedSchema;

export function rememberingSchema(): SchemaReader {
  let known: Known | undefined;
  return (input, services, linked) => {
    const ground = groundOf(input, services, linked);
    if (known !== undefined && isSame(known.ground, ground)) {
      // A database that nobody deploys is known once somebody has asked for it.
      for (const [owner, technology] of known.asked) services.storeOf(owner, technology);
      return known.schema;
    }
    const asked: [string | undefined, string][] = [];
    const storeOf: Services['storeOf'] = (owner, technology) => {
      asked.push([owner, technology]);
      return services.storeOf(owner, technology);
    };
    const schema = readSchema(input, { ...services, storeOf }, linked);
    known = { ground, schema, asked };
    return schema;
  };
}

interface Known {
  readonly ground: Ground;
  readonly schema: LinkedSchema;
  readonly asked: readonly (readonly [string | undefined, string])[];
}

interface Ground {
  readonly files: readonly FileFacts[];
  readonly linked: readonly LinkedSchemaFact[];
  readonly owners: readonly (string | undefined)[];
  readonly words: string;
}

const read = ['schema', 'migration', 'store', 'manifest', 'mapped-statements'] as const;

function groundOf(input: LinkInput, services: Services, linked: readonly LinkedSchemaFact[]): Ground {
  const files = read.flatMap((kind) => filesWith(input.files, kind));
  const owners = [...files, ...linked].map(({ file }) => services.serviceOf(file));
  return { files, linked, owners, words: `${input.files.size === 1} ${wordsOf(services.components)}` };
}

const words = new WeakMap<Services['components'], string>();

/** Where services were found says nothing of their tables. */
function wordsOf(components: Services['components']): string {
  const known =
    words.get(components) ?? JSON.stringify(components, (key, value: unknown) => (key === 'evidence' ? 0 : value));
  words.set(components, known);
  return known;
}

function isSame(one: Ground, other: Ground): boolean {
  return (
    one.words === other.words &&
    isEqual(one.files, other.files) &&
    isEqual(one.linked, other.linked) &&
    isEqual(one.owners, other.owners)
  );
}

function isEqual<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}
