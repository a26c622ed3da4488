import type { Shape } from '../../model/shape.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import { classShape } from './class-shape.ts';
import { shapeOfType } from './shape-of-type.ts';

/** What a type annotation says of a value: `Promise<Order[]>`, `{ id: string }`, `'open' | 'paid'`. */
export function typeShape(resolver: Resolver, context: Context, text: string): Shape {
  return shapeOfType({ resolver, context, around: [], parameters: [], ofClass: classShape }, text);
}
