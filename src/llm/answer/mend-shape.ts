import type { JsonSchema } from '../transport/chat-model.ts';

/**
 * Brings what a server without a schema answered nearer to it: missing lists are empty, words of an enum lose their
 * spelling, numbers in quotes become numbers. Nothing is invented: what is missing and needed stays missing.
 */
export function mendShape(schema: JsonSchema, value: unknown): unknown {
  const types = typesOf(schema);
  if (value === undefined) return types.includes('null') ? null : types.includes('array') ? [] : undefined;
  if (types.includes('array')) return mendList(schema, value);
  if (types.includes('object') && isRecord(value)) return mendObject(schema, value);
  return typeof value === 'string' ? mendWord(schema, types, value) : mendScalar(types, value);
}

function mendList(schema: JsonSchema, value: unknown): unknown {
  const items = isRecord(schema['items']) ? schema['items'] : {};
  const list = Array.isArray(value) ? value : value === null ? [] : [value];
  return list.map((item) => mendShape(items, item));
}

function mendObject(schema: JsonSchema, value: JsonSchema): unknown {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const entries = Object.entries(properties).map(([name, inner]) => {
    return [
      name,
      mendShape(isRecord(inner) ? inner : {}, Object.hasOwn(value, name) ? value[name] : undefined),
    ] as const;
  });
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

function mendWord(schema: JsonSchema, types: readonly unknown[], value: string): unknown {
  const words = Array.isArray(schema['enum']) ? schema['enum'] : [];
  if (words.length > 0 && !words.includes(value)) {
    return words.find((word) => typeof word === 'string' && plain(word) === plain(value)) ?? value;
  }
  const isNumeric = types.includes('integer') || types.includes('number');
  if (isNumeric && /^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
  if (types.includes('boolean') && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return types.includes('null') && /^(?:null|none|n\/a)?$/i.test(value.trim()) ? null : value;
}

/** Examples are asked for as text, and models like to give the object itself. */
function mendScalar(types: readonly unknown[], value: unknown): unknown {
  return types.includes('string') && typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/g, '-');
}

function typesOf(schema: JsonSchema): readonly unknown[] {
  const type = schema['type'];
  return Array.isArray(type) ? type : [type];
}

function isRecord(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
