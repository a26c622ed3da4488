import type { Constraint } from '../../extractors/shapes/constraint.ts';
import type { ScalarShape, Shape } from '../../model/shape.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { resolveNumber } from '../resolve-number.ts';
import type { Resolver } from '../resolver.ts';
import { arrayOf, scalar } from './make-shape.ts';
import { valuesOf } from './values-of.ts';

/** A value's shape while its constraints are read one by one. */
export interface Constrained {
  readonly shape: Shape;
  readonly required: boolean;
}

/** The arguments of the decorator or method that says something. */
export interface Saying {
  readonly resolver: Resolver;
  readonly context: Context;
  readonly args: readonly Value[];
}

export function constrain(before: Constrained, constraint: Constraint, saying: Saying): Constrained {
  switch (constraint.says) {
    case 'optional':
      return { ...before, required: false };
    case 'required':
      return { ...before, required: true };
    case 'list':
      return before.shape.type === 'array' ? before : { ...before, shape: arrayOf(before.shape) };
    default:
      return { ...before, shape: eachScalar(before.shape, (shape) => constrainScalar(shape, constraint, saying)) };
  }
}

/** What is said of a list of strings holds for each of them. */
function eachScalar(shape: Shape, change: (shape: ScalarShape) => ScalarShape): Shape {
  if (shape.type === 'array') return arrayOf(eachScalar(shape.items, change));
  return shape.type === 'object' ? shape : change(shape);
}

type ScalarConstraint = Exclude<Constraint, { readonly says: 'optional' | 'required' | 'list' }>;

function constrainScalar(shape: ScalarShape, constraint: ScalarConstraint, saying: Saying): ScalarShape {
  switch (constraint.says) {
    case 'type':
      return { ...shape, ...scalar(constraint.type, constraint.format ?? shape.format) };
    case 'values': {
      const value = saying.args[constraint.argument];
      const values = value === undefined ? undefined : valuesOf(saying.resolver, saying.context, value);
      return values === undefined ? shape : { ...shape, type: 'string', values };
    }
    case 'positive':
      return { ...shape, minimum: shape.type === 'integer' ? 1 : 0 };
    case 'length': {
      const length = numberAt(saying, 0);
      return length === undefined ? shape : { ...shape, minLength: length, maxLength: length };
    }
    default:
      return bounded(shape, constraint, numberAt(saying, constraint.argument));
  }
}

function bounded(
  shape: ScalarShape,
  { says }: { readonly says: 'minimum' | 'maximum' | 'minLength' | 'maxLength' },
  bound: number | undefined,
): ScalarShape {
  if (bound === undefined) return shape;
  // A schema's `min` bounds the length of a text and the size of a number.
  const isText = shape.type === 'string';
  const key = says === 'minimum' && isText ? 'minLength' : says === 'maximum' && isText ? 'maxLength' : says;
  return { ...shape, [key]: bound };
}

function numberAt({ resolver, context, args }: Saying, position: number): number | undefined {
  const value = args[position];
  return value === undefined ? undefined : resolveNumber(resolver, context, value);
}
