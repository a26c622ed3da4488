import { type Shape, unknownShape } from '../../model/shape.ts';
import type { Value } from '../../syntax/outline.ts';
import type { CallSite, Context, MadeDefinition } from '../definition.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import { arrayOf, scalar } from './make-shape.ts';
import { shapeOfClass, typeShape } from './type-shape.ts';

/** What a package gives, where the code says its type: `http.get<Page>('/x')`, `getRepository(Order).find()`. */
export function madeShape(resolver: Resolver, made: MadeDefinition): Shape {
  if (made.module === 'global' && made.maker[0] === 'Date' && made.members.length === 0)
    return scalar('string', 'date-time');
  const called = made.members.findLastIndex((member) => member.endsWith('()'));
  const rest = made.members.slice(called + 1);
  const typed = typedCall(resolver, made, rest);
  if (typed.type !== 'unknown') return typed;
  const entity = repositories.has(made.module) ? entityShape(resolver, made, made.members[called] ?? '') : unknownShape;
  return rest.reduce(fieldOf, entity);
}

/** Members under which clients and drivers keep what the type argument describes. */
const payloads = new Set(['data', 'body']);

function typedCall(resolver: Resolver, made: MadeDefinition, rest: readonly string[]): Shape {
  const call = made.call && resolver.scopes.get(made.call.file)?.outline.calls[made.call.call];
  if (made.call === undefined || call?.typeArguments === undefined) return unknownShape;
  const [type] = readType(`X${call.typeArguments}`).args;
  const shape = type === undefined ? unknownShape : typeShape(resolver, { file: made.call.file, fn: call.fn }, type);
  const [first = '', ...further] = rest;
  if (payloads.has(first)) return further.reduce(fieldOf, shape);
  if (first === 'rows') return further.reduce(fieldOf, arrayOf(shape));
  return call.name === 'json' ? rest.reduce(fieldOf, shape) : unknownShape;
}

function fieldOf(shape: Shape, name: string): Shape {
  if (shape.type === 'array' && (name === '[]' || /^\d+$/.test(name))) return shape.items;
  if (shape.type !== 'object') return unknownShape;
  return shape.fields.find((field) => field.name === name)?.shape ?? unknownShape;
}

const repositories = new Set(['typeorm', '@nestjs/typeorm']);
const single = new Set(['findOne()', 'findOneBy()', 'findOneOrFail()', 'findOneByOrFail()', 'save()', 'create()']);
const several = new Set(['find()', 'findBy()']);

/** TypeORM hands out objects of the entity's class. */
function entityShape(resolver: Resolver, made: MadeDefinition, method: string): Shape {
  if (!single.has(method) && !several.has(method)) return unknownShape;
  const shape = namedEntity(resolver, made) ?? argumentEntity(resolver, made.call) ?? unknownShape;
  return shape.type !== 'unknown' && several.has(method) ? arrayOf(shape) : shape;
}

/** `Repository<Order>` */
function namedEntity(resolver: Resolver, { types }: MadeDefinition): Shape | undefined {
  const [name] = types?.names ?? [];
  return types === undefined || name === undefined ? undefined : typeShape(resolver, { file: types.file, fn: 0 }, name);
}

/** `dataSource.getRepository(Order)`, before the call that asks for objects. */
function argumentEntity(resolver: Resolver, asking: CallSite | undefined): Shape | undefined {
  const call = asking && resolver.scopes.get(asking.file)?.outline.calls[asking.call];
  if (asking === undefined || call?.on === undefined) return undefined;
  for (const definition of resolver.value({ file: asking.file, fn: call.fn }, call.on)) {
    if (definition.kind !== 'made' || definition.members.at(-1) !== 'getRepository()') continue;
    const site = definition.call;
    const giving = site && resolver.scopes.get(site.file)?.outline.calls[site.call];
    const [entity] = giving?.args ?? [];
    if (site !== undefined && giving !== undefined && entity !== undefined)
      return classOf(resolver, { file: site.file, fn: giving.fn }, entity);
  }
  return undefined;
}

function classOf(resolver: Resolver, context: Context, value: Value): Shape | undefined {
  const definition = resolver.value(context, value).find((candidate) => candidate.kind === 'class');
  return definition === undefined ? undefined : shapeOfClass(resolver, definition);
}
