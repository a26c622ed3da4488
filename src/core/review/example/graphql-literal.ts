import { exampleValue } from '../../model/example-value.ts';
import type { Shape } from '../../model/shape.ts';

/** A value as it stands in a query: JSON, but that names of fields and values of enumerations stand without quotes. */
export function graphqlLiteral(shape: Shape, name: string): string {
  if (shape.type === 'array') return `[${graphqlLiteral(shape.items, name)}]`;
  if (shape.type === 'object') {
    // What nobody describes may be an object as well as a number.
    const told = shape.fields.filter((field) => field.required || !isUnknown(field.shape));
    const fields = told.map((field) => `${field.name}: ${graphqlLiteral(field.shape, field.name)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  const value = exampleValue(shape, name);
  const isWord = shape.values !== undefined && /^[A-Za-z_]\w*$/.test(String(value));
  return isWord ? String(value) : JSON.stringify(value);
}

function isUnknown(shape: Shape): boolean {
  return shape.type === 'array' ? isUnknown(shape.items) : shape.type === 'unknown';
}
