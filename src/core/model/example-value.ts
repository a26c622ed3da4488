import { exampleNumber, isNumberByName } from './example-number.ts';
import { exampleText } from './example-text.ts';
import type { ScalarShape, Shape } from './shape.ts';
import { wordsOf } from './words.ts';

/** A shape that refers to itself ends here. */
const deepest = 6;

/** A JSON value of this shape, realistic by the field's name and always the same. */
export function exampleValue(shape: Shape, name = '', depth = 0): unknown {
  if (shape.type === 'object') {
    if (depth >= deepest) return {};
    return Object.fromEntries(
      shape.fields.map((field) => [field.name, exampleValue(field.shape, field.name, depth + 1)]),
    );
  }
  if (shape.type === 'array') return depth >= deepest ? [] : [exampleValue(shape.items, name, depth + 1)];
  return exampleScalar(shape, name);
}

function exampleScalar(shape: ScalarShape, name: string): unknown {
  if (shape.example !== undefined) return shape.example;
  if (shape.default !== undefined) return shape.default;
  const [first] = shape.values ?? [];
  if (first !== undefined) return shape.type === 'integer' || shape.type === 'number' ? Number(first) : first;
  if (shape.type === 'null') return null;
  if (shape.type === 'boolean') return true;
  if (shape.type === 'integer' || shape.type === 'number') return exampleNumber(name, shape);
  return shape.type === 'unknown' ? exampleByName(name, shape) : exampleText(name, shape);
}

function exampleByName(name: string, shape: ScalarShape): unknown {
  const [first = ''] = wordsOf(name);
  if (['is', 'has', 'can', 'should', 'enabled', 'active'].includes(first)) return true;
  if (isNumberByName(name)) return exampleNumber(name, { ...shape, type: 'integer' });
  return exampleText(name, shape);
}
