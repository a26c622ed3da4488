import { type Shape, unknownShape } from '../../model/shape.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context, Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import { madeShape } from './made-shape.ts';
import { arrayOf, scalar } from './make-shape.ts';
import { shapeOfClass, typeShape } from './type-shape.ts';

type ShapeOf = (context: Context, value: Value) => Shape;

/** What a call gives: by its function's declared type or returned values, by what the language's own functions give. */
export function callShape(resolver: Resolver, file: string, index: number, shapeOf: ShapeOf): Shape {
  const call = resolver.scopes.get(file)?.outline.calls[index];
  if (call === undefined) return unknownShape;
  const usual = methodShape(resolver, file, call, shapeOf);
  if (usual !== undefined) return usual;
  for (const callee of calleesOf(resolver, file, index)) {
    const shape = calleeShape(resolver, callee, shapeOf);
    if (shape.type !== 'unknown') return shape;
  }
  const made = resolver.call(file, index).find((definition) => definition.kind === 'made');
  return made === undefined ? unknownShape : madeShape(resolver, made);
}

/** Methods that give the same whatever they are called on. */
const methods: Readonly<Record<string, Shape>> = {
  toISOString: scalar('string', 'date-time'),
  toJSON: scalar('string'),
  toString: scalar('string'),
  toFixed: scalar('string'),
  toLowerCase: scalar('string'),
  toUpperCase: scalar('string'),
  trim: scalar('string'),
  join: scalar('string'),
  stringify: scalar('string'),
  randomUUID: scalar('string', 'uuid'),
  now: scalar('integer'),
  getTime: scalar('integer'),
  keys: arrayOf(scalar('string')),
};

/** Methods that give a list like the one they are called on. */
const sameList = new Set(['filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed', 'concat']);

function methodShape(resolver: Resolver, file: string, call: CallOutline, shapeOf: ShapeOf): Shape | undefined {
  if (call.on === undefined) return undefined;
  const context = { file, fn: call.fn };
  const [first] = call.args;
  if (call.name === 'map' && first !== undefined) return arrayOf(mappedShape(resolver, context, first, shapeOf));
  if (call.name === 'flatMap' && first !== undefined) {
    const mapped = mappedShape(resolver, context, first, shapeOf);
    return mapped.type === 'array' ? mapped : arrayOf(mapped);
  }
  if (call.name === 'reduce' && call.args[1] !== undefined) return shapeOf(context, call.args[1]);
  if (sameList.has(call.name)) {
    const list = shapeOf(context, call.on);
    return list.type === 'array' ? list : undefined;
  }
  return Object.hasOwn(methods, call.name) ? methods[call.name] : undefined;
}

function mappedShape(resolver: Resolver, context: Context, callback: Value, shapeOf: ShapeOf): Shape {
  const definition = resolver.value(context, callback).find((candidate) => candidate.kind === 'function');
  return definition === undefined ? unknownShape : functionShape(resolver, definition, shapeOf);
}

const globals: Readonly<Record<string, Shape>> = {
  String: scalar('string'),
  Number: scalar('number'),
  parseInt: scalar('integer'),
  parseFloat: scalar('number'),
  Boolean: scalar('boolean'),
  Date: scalar('string', 'date-time'),
  randomUUID: scalar('string', 'uuid'),
  v4: scalar('string', 'uuid'),
  nanoid: scalar('string'),
};

function calleeShape(resolver: Resolver, callee: Definition, shapeOf: ShapeOf): Shape {
  switch (callee.kind) {
    case 'class':
      return serializedShape(resolver, callee, shapeOf) ?? shapeOfClass(resolver, callee);
    case 'external': {
      const name = callee.path.at(-1) ?? '';
      return Object.hasOwn(globals, name) ? (globals[name] ?? unknownShape) : unknownShape;
    }
    case 'function':
      return functionShape(resolver, callee, shapeOf);
    default:
      return unknownShape;
  }
}

/** A class of PHP may say itself what is sent of it, as resources of Laravel do: what it is made of stays inside. */
function serializedShape(
  resolver: Resolver,
  { file, cls }: { readonly file: string; readonly cls: number },
  shapeOf: ShapeOf,
): Shape | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  if (outline?.language !== 'php') return undefined;
  const fn = outline.functions.findIndex((each) => each.cls === cls && serializers.has(each.name));
  const shapes = outline.functions[fn]?.returns.map((value) => shapeOf({ file, fn }, value));
  return shapes && (shapes.find(({ type }) => type === 'object') ?? unknownShape);
}

const serializers = new Set(['toArray', 'jsonSerialize']);

/** What a function gives: its declared type, else what it returns. */
export function functionShape(
  resolver: Resolver,
  place: { readonly file: string; readonly fn: number },
  shapeOf: ShapeOf,
): Shape {
  const outline = resolver.scopes.get(place.file)?.outline.functions[place.fn];
  if (outline === undefined) return unknownShape;
  const inside = { file: place.file, fn: place.fn };
  const declared = outline.result === undefined ? unknownShape : typeShape(resolver, inside, outline.result);
  if (declared.type !== 'unknown') return declared;
  const shapes = outline.returns.map((value) => shapeOf(inside, value));
  return shapes.find((shape) => shape.type !== 'unknown' && shape.type !== 'null') ?? unknownShape;
}
