import * as z from 'zod';
import type { JsonSchema } from '../transport/chat-model.ts';

export function wireSchemaOf(schema: z.ZodType): JsonSchema {
  return fields(stripped(z.toJSONSchema(schema, { target: 'draft-7', reused: 'inline' })));
}

export const wireKeywords = [
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'anyOf',
  'description',
];

function stripped(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(stripped);
  if (typeof schema !== 'object' || schema === null) return schema;
  const own = fields(schema);
  const kept: Record<string, unknown> = {};
  for (const keyword of wireKeywords) if (keyword in own) kept[keyword] = own[keyword];
  if ('properties' in kept) return objectSchema(kept);
  if ('items' in kept) return { ...kept, items: stripped(kept['items']) };
  return 'anyOf' in kept ? nullable(kept) : kept;
}

function objectSchema(schema: JsonSchema): JsonSchema {
  const entries = Object.entries(fields(schema['properties'])).map(([name, inner]) => [name, stripped(inner)] as const);
  const names = entries.map(([name]) => name);
  return { ...schema, properties: Object.fromEntries(entries), required: names, additionalProperties: false };
}

/** `string or null` as a list of types: shorter, and every server understands it. */
function nullable(schema: JsonSchema): JsonSchema {
  const choices = Array.isArray(schema['anyOf']) ? schema['anyOf'].map(fields) : [];
  const [first] = choices;
  const isNullable = choices.length === 2 && choices[1]?.['type'] === 'null' && typeof first?.['type'] === 'string';
  if (first === undefined || !isNullable) return { ...schema, anyOf: choices.map(stripped) };
  const { anyOf: _, ...rest } = schema;
  return { ...fields(stripped(first)), ...rest, type: [first['type'], 'null'] };
}

function fields(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? (value as JsonSchema) : {};
}
