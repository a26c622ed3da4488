import { attributeTypes } from './brief.ts';
import { briefSchema } from './brief-schema.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What may stand at a place of a brief, or what stands there means. */
export interface BriefHint {
  readonly word: string;
  readonly kind: 'key' | 'value';
  readonly about: string;
}

/** A line of a text that is being typed: keys that lead to it, and what of it is written. */
interface Place {
  readonly path: readonly string[];
  readonly key: string;
  /** Absent where no colon stands before the cursor. */
  readonly value: string | undefined;
  readonly siblings: readonly string[];
}

/** What may be written at a cursor; line and column are counted from 0. */
export function briefHints(text: string, line: number, column: number): readonly BriefHint[] {
  const lines = text.split('\n');
  const place = placeOf(lines, line, column);
  const around = schemaAt(place.path);
  if (place.value === undefined) {
    return keysOf(around)
      .filter(([key]) => key === place.key || !place.siblings.includes(key))
      .map(([word, schema]) => ({ word, kind: 'key', about: aboutOf(schema) }));
  }
  return wordsFor([...place.path, place.key], lines).map((word) => ({ word, kind: 'value', about: '' }));
}

/** What the key under a cursor means. */
export function briefMeaning(text: string, line: number): string | undefined {
  const { path, key } = placeOf(text.split('\n'), line, Number.POSITIVE_INFINITY);
  const found = keysOf(schemaAt(path)).find(([name]) => name === key);
  const about = found === undefined ? '' : aboutOf(found[1]);
  return about === '' ? undefined : about;
}

/** By indentation and not by a parser: a text that is being typed is broken most of the time. */
function placeOf(lines: readonly string[], line: number, column: number): Place {
  const written = (lines[line] ?? '').slice(0, column);
  const [, spaces = '', said = ''] = /^(\s*(?:-\s+)?)(.*)$/.exec(written) ?? [];
  const colon = said.indexOf(':');
  const path: string[] = [];
  const siblings: string[] = [];
  let indent = spaces.length;
  for (let at = line - 1; at >= 0; at -= 1) {
    const { depth, key } = keyIn(lines[at] ?? '');
    if (key === undefined || depth > indent) continue;
    if (depth === indent && path.length === 0) siblings.push(key);
    if (depth >= indent) continue;
    path.unshift(key);
    indent = depth;
  }
  for (let at = line + 1; at < lines.length; at += 1) {
    const { depth, key } = keyIn(lines[at] ?? '');
    if (key !== undefined && depth < spaces.length) break;
    if (key !== undefined && depth === spaces.length) siblings.push(key);
  }
  const key = (colon === -1 ? said : said.slice(0, colon)).trim();
  return { path, key, value: colon === -1 ? undefined : said.slice(colon + 1), siblings };
}

function keyIn(line: string): { readonly depth: number; readonly key: string | undefined } {
  const [, spaces = '', key] = /^(\s*(?:-\s+)?)([^\s#][^:#]*):(?:\s|$)/.exec(line) ?? [];
  return { depth: spaces.length, key: key?.trim() };
}

function schemaAt(path: readonly string[]): Schema | undefined {
  return path.reduce<Schema | undefined>((schema, key) => below(schema, key), briefSchema);
}

function below(schema: Schema | undefined, key: string): Schema | undefined {
  const known = keysOf(schema).find(([name]) => name === key)?.[1];
  const other = schema?.['additionalProperties'];
  return mapping(known ?? (isSchema(other) ? other : undefined));
}

/** Of several forms the mapping is the one that has keys; items of a list are mappings too. */
function mapping(schema: Schema | undefined): Schema | undefined {
  if (schema === undefined) return undefined;
  const ref = schema['$ref'];
  if (typeof ref === 'string')
    return (briefSchema.$defs as Readonly<Record<string, Schema>>)[ref.slice(ref.lastIndexOf('/') + 1)];
  const items = schema['items'];
  if (isSchema(items)) return mapping(items);
  const forms = schema['oneOf'];
  if (!Array.isArray(forms)) return schema;
  return forms
    .filter(isSchema)
    .map(mapping)
    .find((each) => each !== undefined && (keysOf(each).length > 0 || isSchema(each['additionalProperties'])));
}

function keysOf(schema: Schema | undefined): readonly (readonly [string, Schema])[] {
  const properties = schema?.['properties'];
  return isSchema(properties) ? Object.entries(properties as Readonly<Record<string, Schema>>) : [];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function aboutOf(schema: Schema): string {
  const about = mapping(schema)?.['description'] ?? schema['description'];
  return typeof schema['description'] === 'string' ? schema['description'] : typeof about === 'string' ? about : '';
}

const resourceKeys = ['partOf', 'belongsTo', 'to', 'tenant', 'writes'];

/** Words that a value may be: those of a list, types of an attribute, names of resources. */
function wordsFor(path: readonly string[], lines: readonly string[]): readonly string[] {
  const key = path.at(-1) ?? '';
  const schema = keysOf(schemaAt(path.slice(0, -1))).find(([name]) => name === key)?.[1];
  if (Array.isArray(schema?.['enum'])) return schema['enum'].map(String);
  if (path.at(-2) === 'attributes') return [...attributeTypes, 'optional', 'unique', 'personal', 'secret', 'readOnly'];
  if (resourceKeys.includes(key)) return resourceNames(lines);
  return schema?.['type'] === 'boolean' ? ['true'] : [];
}

function resourceNames(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => /^resources\s*:/.test(line));
  const inside = start === -1 ? [] : lines.slice(start + 1);
  const end = inside.findIndex((line) => /^\S/.test(line) && !line.startsWith('#'));
  const own = (end === -1 ? inside : inside.slice(0, end)).map(keyIn).filter(({ key }) => key !== undefined);
  const depth = Math.min(...own.map((each) => each.depth));
  return own.flatMap((each) => (each.depth === depth && each.key !== undefined ? [each.key] : []));
}
