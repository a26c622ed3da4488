import { type ScalarType, type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import { entriesOf, entry, isTrue, itemsOf, numberOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { References } from './openapi-references.ts';

/** Deeper than this an example helps nobody. */
const maxDepth = 6;

/** Schemas that refer to each other multiply: a body that is larger than this is cut. */
const maxSchemas = 300;

/** One body while it is read. */
interface Reading {
  readonly references: References;
  left: number;
  /** Schemas that the one at hand stands in: a schema within itself ends there. */
  readonly open: Set<DataNode>;
}

/** A schema as a shape: references followed, `allOf` merged, the first of `oneOf` and `anyOf` taken. */
export function shapeOf(references: References, schema: DataNode | undefined): Shape {
  return readShape({ references, left: maxSchemas, open: new Set() }, schema);
}

function readShape(reading: Reading, schema: DataNode | undefined): Shape {
  reading.left--;
  const node = reading.references.follow(schema);
  if (node === undefined || reading.open.has(node) || reading.open.size > maxDepth) return unknownShape;
  reading.open.add(node);
  const shape = readNode(reading, node, schema);
  reading.open.delete(node);
  return shape;
}

function readNode(reading: Reading, node: DataNode, schema: DataNode | undefined): Shape {
  const parts = itemsOf(entry(node, 'allOf'));
  if (parts.length > 0)
    return merged(
      nameOf(schema),
      [...parts, withoutAllOf(node)].map((part) => readShape(reading, part)),
    );
  const [option] = [...itemsOf(entry(node, 'oneOf')), ...itemsOf(entry(node, 'anyOf'))].filter(
    (candidate) => textOf(entry(candidate, 'type')) !== 'null',
  );
  if (option !== undefined) return readShape(reading, option);
  const type = typeOf(node);
  if (type === 'object' || entry(node, 'properties') !== undefined) return objectShape(reading, node, schema);
  if (type === 'array' || (type === undefined && entry(node, 'items') !== undefined)) return arrayShape(reading, node);
  return scalarShape(node, type);
}

function nameOf(schema: DataNode | undefined): string | undefined {
  return textOf(entry(schema, '$ref'))?.split('/').at(-1);
}

function withoutAllOf(node: DataNode): DataNode {
  if (node.kind !== 'mapping') return node;
  return { ...node, entries: new Map([...node.entries].filter(([key]) => key !== 'allOf')) };
}

/** 3.1 writes `type: [string, 'null']`. */
function typeOf(node: DataNode): string | undefined {
  return textsOf(entry(node, 'type')).find((type) => type !== 'null');
}

function objectShape(reading: Reading, node: DataNode, schema: DataNode | undefined): Shape {
  const required = new Set(textsOf(entry(node, 'required')));
  const fields: ShapeField[] = [];
  for (const { key, value } of entriesOf(entry(node, 'properties'))) {
    if (reading.left <= 0) break;
    fields.push({ name: key, shape: readShape(reading, value), required: required.has(key) });
  }
  return { type: 'object', name: nameOf(schema), fields };
}

function arrayShape(reading: Reading, node: DataNode): Shape {
  const items = readShape(reading, entry(node, 'items'));
  const [minItems, maxItems] = [numberOf(entry(node, 'minItems')), numberOf(entry(node, 'maxItems'))];
  return {
    type: 'array',
    items,
    ...(minItems === undefined ? {} : { minItems }),
    ...(maxItems === undefined ? {} : { maxItems }),
  };
}

const scalarTypes: ReadonlySet<string> = new Set<ScalarType>(['string', 'integer', 'number', 'boolean', 'null']);

function isScalar(type: string | undefined): type is ScalarType {
  return type !== undefined && scalarTypes.has(type);
}

function scalarShape(node: DataNode, type: string | undefined): Shape {
  const values = textsOf(entry(node, 'enum'));
  const example = entry(node, 'example') ?? itemsOf(entry(node, 'examples'))[0] ?? entry(node, 'default');
  return {
    type: isScalar(type) ? type : values.length > 0 ? 'string' : 'unknown',
    format: textOf(entry(node, 'format')),
    values: values.length > 0 ? values : undefined,
    example: example?.kind === 'scalar' ? example.value : undefined,
    minimum: numberOf(entry(node, 'minimum')),
    maximum: numberOf(entry(node, 'maximum')),
    minLength: numberOf(entry(node, 'minLength')),
    maxLength: numberOf(entry(node, 'maxLength')),
  };
}

/** What a later part says of a field counts; a field that one part requires is required. */
function merged(name: string | undefined, shapes: readonly Shape[]): Shape {
  const objects = shapes.filter((shape) => shape.type === 'object');
  if (objects.length === 0) return shapes.find((shape) => shape.type !== 'unknown') ?? unknownShape;
  const fields = new Map<string, ShapeField>();
  for (const field of objects.flatMap((shape) => shape.fields)) {
    const known = fields.get(field.name);
    fields.set(field.name, { ...field, required: field.required || known?.required === true });
  }
  return { type: 'object', name, fields: [...fields.values()] };
}

/** The schema of a body: JSON first, then whatever content stands first. */
export function contentShape(
  references: References,
  holder: DataNode | undefined,
): { readonly type?: string; readonly shape?: Shape } {
  const contents = entriesOf(entry(holder, 'content'));
  const chosen = contents.find((content) => /[/+]json\b/.test(content.key)) ?? contents[0];
  if (chosen === undefined) return {};
  const shape = shapeOf(references, entry(chosen.value, 'schema'));
  return { type: chosen.key, shape };
}

/** A JSON Schema type for parameters. */
export function typeName(references: References, schema: DataNode | undefined): string {
  const node = references.follow(schema);
  return node === undefined ? 'unknown' : (typeOf(node) ?? 'unknown');
}

export function isDeprecated(node: DataNode | undefined): boolean {
  return isTrue(entry(node, 'deprecated'));
}

export function statusOf(key: string): number | undefined {
  if (/^[1-5]\d\d$/.test(key)) return Number(key);
  // `4XX` stands for the whole class; its first status speaks for it.
  return /^[1-5]xx$/i.test(key) ? Number(key[0]) * 100 : undefined;
}

export function summaryOf(node: DataNode | undefined): string | undefined {
  return scalarText(entry(node, 'summary')) ?? scalarText(entry(node, 'description'))?.split('\n')[0];
}
