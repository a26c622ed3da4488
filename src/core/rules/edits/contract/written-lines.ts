import type { Json } from '../../../model/json-schema.ts';

/** How a document is written, as far as one more part of it has to look like the others. */
export interface Writing {
  readonly format: 'yaml' | 'json';
  /** One step of indentation. */
  readonly step: string;
  /** Around keys and texts that cannot stand without. */
  readonly quote: "'" | '"';
}

/** Keys with their values, one below the other; in JSON without the comma behind the last. */
export function writtenLines(value: Json, writing: Writing): readonly string[] {
  if (writing.format === 'yaml') return mappingLines(value, writing);
  const [, ...lines] = JSON.stringify(value, null, writing.step).split('\n');
  return lines.slice(0, -1).map((line) => line.slice(writing.step.length));
}

function mappingLines(value: Json, writing: Writing): string[] {
  return Object.entries(value).flatMap(([key, each]) => entryLines(yamlScalar(key, writing), each, writing));
}

function entryLines(key: string, value: unknown, writing: Writing): string[] {
  const inline = inlineOf(value, writing);
  return inline === undefined
    ? [`${key}:`, ...linesOf(value, writing).map((line) => `${writing.step}${line}`)]
    : [`${key}: ${inline}`];
}

function linesOf(value: unknown, writing: Writing): string[] {
  if (!Array.isArray(value)) return mappingLines(value as Json, writing);
  return value.flatMap((item: unknown) => {
    const [first = '', ...rest] = inlineOf(item, writing)?.split('\n') ?? linesOf(item, writing);
    return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
  });
}

/** What stands on the line of its key: scalars, lists of scalars, and what is empty. */
function inlineOf(value: unknown, writing: Writing): string | undefined {
  if (Array.isArray(value)) {
    const isPlain = value.every((item) => typeof item !== 'object' || item === null);
    return isPlain ? `[${value.map((item) => yamlScalar(item, writing)).join(', ')}]` : undefined;
  }
  if (typeof value !== 'object' || value === null) return yamlScalar(value, writing);
  return Object.keys(value).length === 0 ? '{}' : undefined;
}

/** What YAML 1.1 or 1.2 reads as something else than a text. */
const words = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Quoted wherever a reader of YAML could see anything else in it; a path may hold braces behind its slash. */
function yamlScalar(value: unknown, { quote }: Writing): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  const isPlain =
    /^(?:[A-Za-z_][\w ./+-]*|\/[\w./{}-]*|\$ref)$/.test(value) && !words.test(value) && value.trim() === value;
  if (isPlain) return value;
  const isSimple = /^[\x20-\x7e]*$/.test(value);
  return quote === "'" && isSimple ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}
