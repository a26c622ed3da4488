import type { ArrayShape, ObjectShape, ScalarShape, Shape, ShapeField } from '../../model/shape.ts';
import type { Attribute, Relation, Resource } from '../brief/brief.ts';
import { fieldName, fieldPlural, keyField, schemaName } from '../names/identifier.ts';
import { type Plan, sharedWith } from '../plan/plan.ts';
import { askedLater, remoteNames } from '../plan/remotes.ts';
import { progressStates } from '../tables/progress-columns.ts';
import { exampleId, moment } from './example-of.ts';
import { fieldShape } from './field-shape.ts';

/** Rows that one page, one body or one relation may hold. */
export const most = { page: 100, usual: 20, parts: 200, related: 100 };

/** What is answered. Optional fields that are empty are left out, so no reader meets a null. */
export function readShape(plan: Plan, resource: Resource): ObjectShape {
  return {
    type: 'object',
    name: schemaName(resource.name),
    fields: [...ownFields(plan, resource), ...partFields(plan, resource, readShape)],
  };
}

/** In lists: without parts and without what is long, which would make a page of rows a book. */
export function itemShape(plan: Plan, resource: Resource): ObjectShape {
  const long = resource.attributes
    .filter(({ type }) => type === 'long-text' || type === 'json')
    .map(({ name }) => fieldName(name));
  const related = resource.relations.filter(({ kind }) => kind === 'many').map(({ name }) => idsField(name));
  const left = new Set([...long, ...related]);
  if (left.size === 0 && plan.embeddedIn(resource.name).length === 0) return readShape(plan, resource);
  const fields = ownFields(plan, resource).filter((field) => !left.has(field.name));
  return { type: 'object', name: `${schemaName(resource.name)}Item`, fields };
}

export function pageShape(plan: Plan, resource: Resource): ObjectShape {
  const items: ArrayShape = { type: 'array', items: itemShape(plan, resource), maxItems: most.page };
  const cursor: ScalarShape = {
    type: 'string',
    maxLength: 200,
    example: 'MDE5Y2ViYzQ',
    description: 'Cursor of the next page; absent on the last.',
  };
  return {
    type: 'object',
    name: `${schemaName(resource.name)}Page`,
    fields: [
      { name: 'items', shape: items, required: true },
      { name: 'nextCursor', shape: cursor, required: false },
    ],
  };
}

/** What a caller sends to create one; the path already says of which whole it becomes a part. */
export function createShape(plan: Plan, resource: Resource): ObjectShape {
  const relations = resource.relations.filter(({ kind }) => kind !== 'part-of').map(relationField);
  const attributes = resource.attributes
    .filter(({ readOnly }) => !readOnly)
    .filter((attribute) => !isState(resource, attribute));
  const fields = [...relations, ...attributes.map((attribute) => sentField(attribute, resource))];
  return {
    type: 'object',
    name: `${schemaName(resource.name)}Create`,
    closed: true,
    fields: [...fields, ...partFields(plan, resource, createShape)],
  };
}

/** A merge patch: what is left out stays, and null empties what may be empty. */
export function updateShape(resource: Resource): ObjectShape {
  const attributes = changeable(resource).map((attribute): ShapeField => {
    const shape = fieldShape(attribute, resource.name);
    const plain = shape.type === 'object' || shape.type === 'array' ? shape : { ...shape, default: undefined };
    return {
      name: fieldName(attribute.name),
      shape: attribute.optional ? { ...plain, nullable: true } : plain,
      required: false,
    };
  });
  const relations = resource.relations
    .filter(({ kind, optional }) => kind === 'belongs-to' && optional)
    .map(
      (relation): ShapeField => ({ ...relationField(relation), shape: { ...idShape(relation.to), nullable: true } }),
    );
  return {
    type: 'object',
    name: `${schemaName(resource.name)}Update`,
    closed: true,
    fields: [...relations, ...attributes],
  };
}

export function changeable(resource: Resource): readonly Attribute[] {
  return resource.attributes.filter(
    (attribute) => !attribute.readOnly && !attribute.secret && !isState(resource, attribute),
  );
}

/** A state that actions move is not written by callers, who could skip what the action does. */
export function isState(resource: Resource, attribute: Attribute): boolean {
  return resource.operations.some(({ sets }) =>
    sets.some((set) => set.part === undefined && fieldName(set.attribute) === fieldName(attribute.name)),
  );
}

function ownFields(plan: Plan, resource: Resource): readonly ShapeField[] {
  const time: ScalarShape = { type: 'string', format: 'date-time', example: moment, readOnly: true };
  const changes = resource.appendOnly || resource.embedded ? [] : [{ name: 'updatedAt', shape: time, required: true }];
  const later = new Set(askedLater(plan, resource));
  const progress = remoteNames(plan, resource).map((external): ShapeField => {
    const state: ScalarShape = {
      type: 'string',
      values: progressStates,
      example: 'done',
      readOnly: true,
      description: `How far ${external} has come${later.has(external) ? '; absent until it is asked' : ''}.`,
    };
    return { name: `${fieldName(external)}State`, shape: state, required: !later.has(external) };
  });
  return [
    { name: 'id', shape: { ...idShape(resource.name), readOnly: true }, required: true },
    ...resource.relations.map(relationField),
    ...resource.attributes
      .filter(({ secret }) => !secret)
      .map(
        (attribute): ShapeField => ({
          name: fieldName(attribute.name),
          shape: summed(plan, resource, attribute, withoutDefault(fieldShape(attribute, resource.name))),
          required: !attribute.optional,
        }),
      ),
    ...progress,
    { name: 'createdAt', shape: time, required: true },
    ...changes,
  ];
}

/** A total that the service computes is, in the example, the sum of the one part that the example has. */
function summed(plan: Plan, resource: Resource, { type, readOnly }: Attribute, shape: Shape): Shape {
  const counted = plan
    .embeddedIn(resource.name)
    .some(
      ({ attributes }) =>
        attributes.some(({ name }) => fieldName(name) === 'quantity') &&
        attributes.some((each) => each.type === 'money'),
    );
  if (type !== 'money' || !readOnly || !counted || shape.type !== 'object') return shape;
  const fields = shape.fields.map((field) =>
    field.name === 'amount' && field.shape.type === 'integer'
      ? { ...field, shape: { ...field.shape, example: 2 * 1999 } }
      : field,
  );
  return { ...shape, name: undefined, fields };
}

function withoutDefault(shape: Shape): Shape {
  return shape.type === 'object' || shape.type === 'array' ? shape : { ...shape, default: undefined };
}

/** Long enough to be hard to guess, and short enough to be hashed in a moment. */
const passphrase: ScalarShape = {
  type: 'string',
  minLength: 12,
  maxLength: 200,
  example: 'correct horse battery staple',
  writeOnly: true,
};

function sentField(attribute: Attribute, resource: Resource): ShapeField {
  const { name, optional, secret } = attribute;
  const shape = fieldShape(attribute, resource.name);
  const hasDefault = attribute.default !== undefined || attribute.type === 'boolean';
  const sent: Shape = secret ? { ...passphrase, description: attribute.description } : shape;
  return { name: fieldName(name), shape: sent, required: !optional && !hasDefault };
}

function relationField(relation: Relation): ShapeField {
  if (relation.kind !== 'many')
    return { name: keyField(relation.name), shape: idShape(relation.to), required: !relation.optional };
  return {
    name: idsField(relation.name),
    shape: { type: 'array', items: idShape(relation.to), maxItems: most.related },
    required: false,
  };
}

export function idsField(relation: string): string {
  return `${keyField(relation)}s`;
}

export function idShape(resource: string): ScalarShape {
  return { type: 'string', format: 'uuid', example: exampleId(resource) };
}

type ShapeOf = (plan: Plan, resource: Resource) => ObjectShape;

function partFields(plan: Plan, whole: Resource, shapeOf: ShapeOf): readonly ShapeField[] {
  return plan.embeddedIn(whole.name).map((part) => {
    const known = [
      ...part.relations.filter(({ kind }) => kind === 'part-of'),
      ...(shapeOf === createShape ? sharedWith(whole, part) : []),
    ].map(({ name }) => keyField(name));
    const shape = shapeOf(plan, part);
    const items: ObjectShape = { ...shape, fields: shape.fields.filter((field) => !known.includes(field.name)) };
    return {
      name: fieldPlural(part.name),
      shape: { type: 'array', items, minItems: shapeOf === createShape ? 1 : undefined, maxItems: most.parts },
      required: true,
    };
  });
}
