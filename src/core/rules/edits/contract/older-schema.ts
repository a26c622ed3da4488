import { defined, type Json } from '../../../model/json-schema.ts';

/** Schemas within a part of a document, as OpenAPI 3.0 writes them: it has `nullable`, and one `example`. */
export function olderSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(olderSchema);
  if (typeof value !== 'object' || value === null) return value;
  const part = value as Json;
  const rest = Object.fromEntries(
    Object.entries(part).map(([key, each]) => [key, isData(key) ? each : olderSchema(each)]),
  );
  const { type, anyOf, examples } = part;
  const options = Array.isArray(anyOf) ? anyOf.filter((each) => each?.type !== 'null') : [];
  if (Array.isArray(anyOf) && options.length < anyOf.length) return { allOf: options.map(olderSchema), nullable: true };
  return defined({
    ...rest,
    ...(Array.isArray(type) ? { type: type.find((each) => each !== 'null'), nullable: true } : {}),
    ...(Array.isArray(examples) ? { examples: undefined, example: examples[0] } : {}),
  });
}

/** What stands there is a value, whatever its keys are called. */
function isData(key: string): boolean {
  return key === 'example' || key === 'default' || key === 'enum';
}
