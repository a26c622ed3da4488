import type { Shape } from '../../model/shape.ts';
import type { Context } from '../definition.ts';
import { goClassShape } from '../go/go-class-shape.ts';
import type { Resolver } from '../resolver.ts';
import { chainedSchemaShape } from './chained-schema-shape.ts';
import { classShape } from './class-shape.ts';
import { type ClassPlace, shapeOfType, type TypeQuestion } from './shape-of-type.ts';
import { typeboxShape } from './typebox-shape.ts';

/** What a type annotation says of a value: `Promise<Order[]>`, `{ id: string }`, `'open' | 'paid'`. */
export function typeShape(resolver: Resolver, context: Context, text: string): Shape {
  return shapeOfType(questionAt(resolver, context), text);
}

/** The same, its fields named by a tag other than that of JSON: `form`, `query`. */
export function taggedShape(resolver: Resolver, context: Context, text: string, tag: string): Shape {
  if (tag === 'json') return typeShape(resolver, context, text);
  const ofClass: TypeQuestion['ofClass'] = (question, place) => goClassShape(question, place, tag);
  return shapeOfType({ ...questionAt(resolver, context), ofClass }, text);
}

/** What an object of a class looks like when it is sent. */
export function shapeOfClass(resolver: Resolver, place: ClassPlace): Shape {
  return classShape(questionAt(resolver, { file: place.file, fn: 0 }), place);
}

function questionAt(resolver: Resolver, context: Context): TypeQuestion {
  return { resolver, context, around: [], parameters: [], ofClass: classShape, ofSchema };
}

/** The type that a schema stands for: `z.infer<typeof order>`. */
function ofSchema({ resolver, context }: TypeQuestion, name: string): Shape | undefined {
  const value = { kind: 'name' as const, name };
  return chainedSchemaShape(resolver, context, value) ?? typeboxShape(resolver, context, value);
}
