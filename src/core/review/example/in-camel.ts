import type { Shape } from '../../model/shape.ts';
import { wordsOf } from '../../model/words.ts';

/** Columns as fields of objects that are written in camel case: `placed_at` is `placedAt`. */
export function inCamel(shape: Shape): Shape {
  if (shape.type === 'array') return { ...shape, items: inCamel(shape.items) };
  if (shape.type !== 'object') return shape;
  const fields = shape.fields.map((field) => {
    const [first = '', ...rest] = wordsOf(field.name);
    return { ...field, name: [first, ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('') };
  });
  return { ...shape, fields };
}
