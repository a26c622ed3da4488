import { nest } from '../../extractors/http/nest.ts';
import { type ScalarShape, type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import type { Decorator, ParameterOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { objectOf, scalar } from './make-shape.ts';
import type { PartName, RequestParts } from './request-part.ts';
import { schemaShape } from './schema-shape.ts';
import { merged } from './shape-of-type.ts';
import { typeShape } from './type-shape.ts';

/** Parameters that decorators fill: `@Body() order: CreateOrderDto`, `@Param('id', ParseIntPipe) id: number`. */
export function parameterParts(resolver: Resolver, _: Route, handler: FunctionPlace | undefined): RequestParts {
  if (handler === undefined) return {};
  const outline = resolver.scopes.get(handler.file)?.outline.functions[handler.fn];
  const parts: Partial<Record<PartName, Shape>> = {};
  for (const parameter of outline?.parameters ?? [])
    for (const decorator of parameter.decorators ?? []) {
      const name = partOf(resolver, handler, decorator);
      if (name === undefined) continue;
      const shape = parameterShape(resolver, { file: handler.file, fn: handler.fn }, parameter, decorator);
      const known = parts[name];
      parts[name] = known === undefined ? shape : merged([known, shape]);
    }
  return parts;
}

function partOf(resolver: Resolver, handler: FunctionPlace, decorator: Decorator): PartName | undefined {
  const name = decorator.name.split('.').at(-1) ?? '';
  if (!Object.hasOwn(nest.parameters, name)) return undefined;
  const fromNest = resolver
    .name({ file: handler.file, fn: 0 }, decorator.name)
    .some((definition) => definition.kind === 'external' && nest.modules.includes(definition.module));
  return fromNest ? nest.parameters[name] : undefined;
}

/** A named one is a field of its part; a bare one is the part itself. */
function parameterShape(
  resolver: Resolver,
  context: Context,
  parameter: ParameterOutline,
  decorator: Decorator,
): Shape {
  const [first, ...rest] = decorator.args ?? [];
  const key =
    first?.kind === 'text' || first?.kind === 'name' ? resolveText(resolver, context, first)?.text : undefined;
  const pipes = key === undefined ? (decorator.args ?? []) : rest;
  const declared = parameter.type === undefined ? unknownShape : typeShape(resolver, context, parameter.type);
  const shape = pipedShape(resolver, context, pipes, declared);
  if (key === undefined) return shape;
  const optional =
    parameter.optional === true || parameter.default !== undefined || pipes.some(isDefault(resolver, context));
  const field: ShapeField = { name: key, required: !optional, shape };
  return objectOf([field]);
}

const pipeShapes: Readonly<Record<string, ScalarShape>> = {
  ParseIntPipe: scalar('integer'),
  ParseFloatPipe: scalar('number'),
  ParseBoolPipe: scalar('boolean'),
  ParseUUIDPipe: scalar('string', 'uuid'),
};

/** What a pipe turns the text into, or the schema that it checks: `new ZodValidationPipe(schema)`. */
function pipedShape(resolver: Resolver, context: Context, pipes: readonly Value[], declared: Shape): Shape {
  for (const pipe of pipes) {
    const name = pipeName(resolver, context, pipe);
    if (Object.hasOwn(pipeShapes, name)) return pipeShapes[name] ?? declared;
    const call = pipe.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[pipe.call] : undefined;
    for (const argument of call?.args ?? []) {
      const shape = argument.kind === 'object' ? undefined : schemaShape(resolver, context, argument);
      if (shape !== undefined) return shape;
    }
  }
  return declared;
}

function pipeName(resolver: Resolver, context: Context, pipe: Value): string {
  if (pipe.kind === 'name') return pipe.name.split('.').at(-1) ?? '';
  return pipe.kind === 'call' ? (resolver.scopes.get(context.file)?.outline.calls[pipe.call]?.name ?? '') : '';
}

function isDefault(resolver: Resolver, context: Context): (pipe: Value) => boolean {
  return (pipe) => pipeName(resolver, context, pipe) === 'DefaultValuePipe';
}
