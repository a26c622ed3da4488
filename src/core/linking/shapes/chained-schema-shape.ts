import type { SchemaChange, SchemaRoot } from '../../extractors/shapes/schema-vocabulary.ts';
import { type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { itemsOf, objectsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { type Constrained, constrain } from './constrain.ts';
import { arrayOf, enumeration, objectOf } from './make-shape.ts';
import { type SchemaChain, type SchemaLink, schemaChain } from './schema-chain.ts';
import { changed, merged } from './shape-of-type.ts';
import { valuesOf } from './values-of.ts';

const maxDepth = 12;

/** What a schema of Zod, Joi or Yup takes; undefined where the value is none. */
export function chainedSchemaShape(resolver: Resolver, context: Context, value: Value): Shape | undefined {
  return schemaOf({ resolver, depth: 0 }, context, value)?.shape;
}

interface Reading {
  readonly resolver: Resolver;
  readonly depth: number;
}

function schemaOf(reading: Reading, context: Context, value: Value): Constrained | undefined {
  if (reading.depth > maxDepth) return undefined;
  const chain = schemaChain(reading.resolver, context, value);
  if (chain === undefined) return returnedSchema(reading, context, value);
  const inner: Reading = { ...reading, depth: reading.depth + 1 };
  const [first, ...rest] = chain.links;
  const root = chain.vocabulary.roots[chain.root];
  if (first === undefined || root === undefined) return undefined;
  const start: Constrained = {
    shape: rootShape(inner, first, root),
    required: chain.vocabulary.requiredByDefault && root !== 'optional',
  };
  return rest.reduce((known, link) => linked(inner, chain, known, link), start);
}

/** `z.lazy(() => category)` */
function returnedSchema(reading: Reading, context: Context, value: Value): Constrained | undefined {
  if (value.kind !== 'function') return undefined;
  const [returned] = reading.resolver.scopes.get(context.file)?.outline.functions[value.fn]?.returns ?? [];
  const inside = { file: context.file, fn: value.fn };
  return returned === undefined ? undefined : schemaOf({ ...reading, depth: reading.depth + 1 }, inside, returned);
}

function shapeIn(reading: Reading, { context, call }: SchemaLink, position: number): Shape {
  const value = call.args[position];
  return (value === undefined ? undefined : schemaOf(reading, context, value)?.shape) ?? unknownShape;
}

function rootShape(reading: Reading, link: SchemaLink, root: SchemaRoot): Shape {
  const { context, call } = link;
  const [first] = call.args;
  switch (root) {
    case 'object':
      return objectOf(fieldsIn(reading, link));
    case 'list':
      return arrayOf(shapeIn(reading, link, 0));
    case 'of':
    case 'optional':
      return shapeIn(reading, link, 0);
    case 'second':
      return firstOfList(reading, link, 1) ?? shapeIn(reading, link, 1);
    case 'first-of-list':
      return firstOfList(reading, link, 0) ?? unknownShape;
    case 'values':
      return enumerated(first === undefined ? undefined : valuesOf(reading.resolver, context, first));
    case 'literal':
      return enumerated(first?.kind === 'text' ? [first.text] : undefined);
    case 'anything':
      return unknownShape;
    default: {
      const start: Constrained = { shape: unknownShape, required: true };
      const saying = { resolver: reading.resolver, context, args: call.args };
      return root.reduce((known, constraint) => constrain(known, constraint, saying), start).shape;
    }
  }
}

function enumerated(values: readonly string[] | undefined): Shape {
  return values === undefined || values.length === 0 ? unknownShape : enumeration(values);
}

function firstOfList(reading: Reading, { context, call }: SchemaLink, position: number): Shape | undefined {
  const list = call.args[position];
  if (list === undefined || list.kind !== 'list') return undefined;
  for (const item of itemsOf(reading.resolver, context, list)) {
    const schema = schemaOf(reading, item.context, item.value);
    if (schema !== undefined) return schema.shape;
  }
  return undefined;
}

function fieldsIn(reading: Reading, { context, call }: SchemaLink): readonly ShapeField[] {
  const [object] = call.args;
  if (object === undefined) return [];
  return objectsOf(reading.resolver, context, object)
    .slice(0, 1)
    .flatMap(({ context: inside, value }) => {
      if (value.kind !== 'object') return [];
      const spread = value.spreads.flatMap((other) => spreadFields(reading, inside, other));
      const own = value.entries.map((entry) => {
        const schema = schemaOf(reading, inside, entry.value);
        return { name: entry.key, required: schema?.required ?? false, shape: schema?.shape ?? unknownShape };
      });
      return [...spread, ...own];
    });
}

/** `...base.shape`, or an object of schemas. */
function spreadFields(reading: Reading, context: Context, value: Value): readonly ShapeField[] {
  const owner = ownerOfShape(value);
  if (owner !== undefined) {
    const shape = schemaOf(reading, context, owner)?.shape;
    return shape?.type === 'object' ? shape.fields : [];
  }
  return objectsOf(reading.resolver, context, value).flatMap((placed) =>
    placed.value.kind === 'object'
      ? placed.value.entries.map((entry) => {
          const schema = schemaOf(reading, placed.context, entry.value);
          return { name: entry.key, required: schema?.required ?? false, shape: schema?.shape ?? unknownShape };
        })
      : [],
  );
}

function ownerOfShape(value: Value): Value | undefined {
  if (value.kind === 'member' && value.name === 'shape') return value.of;
  if (value.kind !== 'name' || !value.name.endsWith('.shape')) return undefined;
  return { kind: 'name', name: value.name.slice(0, -'.shape'.length) };
}

function linked(reading: Reading, chain: SchemaChain, known: Constrained, link: SchemaLink): Constrained {
  const { methods, changes } = chain.vocabulary;
  const change = Object.hasOwn(changes, link.name) ? changes[link.name] : undefined;
  if (change !== undefined) return { ...known, ...changedBy(reading, known, link, change) };
  const constraints = Object.hasOwn(methods, link.name) ? (methods[link.name] ?? []) : [];
  const saying = { resolver: reading.resolver, context: link.context, args: link.call.args };
  return constraints.reduce((before, constraint) => {
    // The length of a list is no bound of its items.
    const isOfItems = before.shape.type === 'array' && 'argument' in constraint;
    return isOfItems ? before : constrain(before, constraint, saying);
  }, known);
}

function changedBy(
  reading: Reading,
  { shape }: Constrained,
  link: SchemaLink,
  change: SchemaChange,
): Partial<Constrained> {
  switch (change) {
    case 'extend':
      return { shape: merged([shape, objectOf(fieldsIn(reading, link))]) };
    case 'merge':
      return { shape: merged([shape, shapeIn(reading, link, 0)]) };
    case 'optional':
      return { shape: changed(shape, 'optional', []) };
    case 'required':
      return { shape: allRequired(shape) };
    case 'pick':
      return { shape: changed(shape, 'only', keysIn(reading, link)) };
    case 'omit':
      return { shape: changed(shape, 'without', keysIn(reading, link)) };
    case 'in-list':
      return { shape: arrayOf(shape) };
    case 'items':
      return { shape: arrayOf(shapeIn(reading, link, 0)) };
    case 'valid':
      return { shape: validValues(reading, shape, link) };
  }
}

function allRequired(shape: Shape): Shape {
  return shape.type === 'object' ? objectOf(shape.fields.map((field) => ({ ...field, required: true }))) : shape;
}

/** `pick({ id: true })` of Zod, `pick(['id'])` of Yup. */
function keysIn(reading: Reading, { context, call }: SchemaLink): readonly string[] {
  const [first] = call.args;
  if (first?.kind === 'object') return first.entries.map((entry) => entry.key);
  return (first && valuesOf(reading.resolver, context, first)) ?? [];
}

/** `valid('open', 'paid')`, `valid(...statuses)` */
function validValues(reading: Reading, shape: Shape, { context, call }: SchemaLink): Shape {
  const values = call.args.flatMap((argument) =>
    argument.kind === 'spread'
      ? (valuesOf(reading.resolver, context, argument.of) ?? [])
      : (resolveText(reading.resolver, context, argument)?.text ?? []),
  );
  return values.length === 0 || shape.type === 'object' || shape.type === 'array' ? shape : { ...shape, values };
}
