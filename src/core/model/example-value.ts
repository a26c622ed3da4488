import { exampleNumber, isNumberByName } from './example-number.ts';
import { arePersonal, nobody, type Owner, ownerHeldBy, ownerOf } from './example-owner.ts';
import { exampleText } from './example-text.ts';
import type { ObjectShape, ScalarShape, Shape } from './shape.ts';
import { wordsOf } from './words.ts';

/** A shape that refers to itself ends here. */
const deepest = 6;

/**
 * A JSON value of this shape, realistic by the field's name and what it belongs to, and always the same. `owner` is what
 * an object is where its shape does not say so.
 */
export function exampleValue(shape: Shape, name = '', owner: Owner = nobody): unknown {
  return shaped(shape, name, owner, 0);
}

function shaped(shape: Shape, name: string, owner: Owner, depth: number): unknown {
  if (shape.type === 'object') {
    if (depth >= deepest) return {};
    const own = ownerWithin(shape, name, owner);
    return Object.fromEntries(
      shape.fields.map((field) => [field.name, shaped(field.shape, field.name, own, depth + 1)]),
    );
  }
  if (shape.type === 'array') return depth >= deepest ? [] : [shaped(shape.items, name, owner, depth + 1)];
  return exampleScalar(shape, name, owner);
}

/** An object is a person where it has what only people have; else what its type or its field is called. */
function ownerWithin({ name: type = '', fields }: ObjectShape, field: string, owner: Owner): Owner {
  if (arePersonal(fields)) return ['person'];
  return [ownerOf(type), ownerHeldBy(field), owner].find((one) => one.length > 0) ?? nobody;
}

function exampleScalar(shape: ScalarShape, name: string, owner: Owner): unknown {
  if (shape.example !== undefined) return shape.example;
  if (shape.default !== undefined) return shape.default;
  const [first] = shape.values ?? [];
  if (first !== undefined) return shape.type === 'integer' || shape.type === 'number' ? Number(first) : first;
  if (shape.type === 'null') return null;
  if (shape.type === 'boolean') return true;
  if (shape.type === 'integer' || shape.type === 'number') return exampleNumber(name, shape);
  return shape.type === 'unknown' ? exampleByName(name, shape, owner) : exampleText(name, shape, owner);
}

function exampleByName(name: string, shape: ScalarShape, owner: Owner): unknown {
  const [first = ''] = wordsOf(name);
  if (['is', 'has', 'can', 'should', 'enabled', 'active'].includes(first)) return true;
  if (isNumberByName(name)) return exampleNumber(name, { ...shape, type: 'integer' });
  return exampleText(name, shape, owner);
}
