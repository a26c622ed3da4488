import type { Endpoint } from '../../model/endpoint.ts';
import { ownerOf } from '../../model/example-owner.ts';
import { exampleValue } from '../../model/example-value.ts';
import type { Shape } from '../../model/shape.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { bodyOf } from './body-of.ts';
import { graphqlLiteral } from './graphql-literal.ts';
import { answerOf, type GraphqlWay, graphqlField, graphqlWay, isRootType } from './graphql-way.ts';
import { inCamel } from './in-camel.ts';

/** What is posted for a field of a schema, and what comes back. */
export interface GraphqlExample {
  /** Undefined where nothing shows how a query comes to the field. */
  readonly query: string | undefined;
  /** With its envelope; undefined where nothing says what the field gives. */
  readonly answer: unknown;
  readonly inferred: readonly string[];
}

/** Rows that a field is likely to give, and what says so. */
export interface GuessedRows {
  readonly shape: Shape;
  readonly from: string;
}

/**
 * `/graphql#Query.orders`, or a field of another type inside of a query that leads to it. Where nothing says what it
 * gives, its rows are asked for by `guess`: one or many are asked for alike, so nothing is answered then.
 */
export function graphqlExample(index: SystemIndex, endpoint: Endpoint, guess?: GuessedRows): GraphqlExample {
  const { type, field } = graphqlField(endpoint.path);
  const isRoot = isRootType(type);
  const way = isRoot ? undefined : graphqlWay(index, endpoint);
  const shape = pruned(answerOf(endpoint)) ?? pruned(way?.shape);
  const guessed = shape === undefined && guess !== undefined ? inCamel(guess.shape) : undefined;
  const own = `${field}${argumentsOf(endpoint)}${selection(shape ?? pruned(guessed))}`;
  const fields =
    guess !== undefined && guessed !== undefined ? [`the fields that are asked for from ${guess.from}`] : [];
  if (isRoot)
    return {
      query: `${type.toLowerCase()} { ${own} }`,
      answer: shape && { data: { [field]: exampleValue(shape, field, ownerOf(type)) } },
      inferred: fields,
    };
  if (way === undefined) return { query: undefined, answer: undefined, inferred: [] };
  const root = graphqlField(way.root.path);
  const inner = way.through.reduceRight((text, { name }) => `${name} { ${text} }`, own);
  return {
    query: `${root.type.toLowerCase()} { ${root.field}${argumentsOf(way.root, true)} { ${inner} } }`,
    answer: shape && { data: { [root.field]: around(way, { [field]: exampleValue(shape, field, ownerOf(type)) }) } },
    inferred: [...(way.byName ? [`that ${root.field} gives ${type} from its name`] : []), ...fields],
  };
}

/** For whoever reads of a field that nothing shows a way to. */
export function graphqlFragment({ path }: Pick<Endpoint, 'path'>): string {
  const { type, field } = graphqlField(path);
  return `# Asked for inside of any query that leads to ${type}:\n\n... on ${type} { ${field} }`;
}

function argumentsOf(endpoint: Endpoint, requiredOnly = false): string {
  const body = bodyOf(endpoint);
  const own = body?.type === 'object' ? body.fields : [];
  const asked = endpoint.parameters
    .filter(({ in: place }) => place === 'query')
    .map(({ name, required, shape, type }) => ({ name, required, shape: shape ?? shapeOf(type) }));
  const given = [...asked, ...own]
    .filter(({ required }) => required || !requiredOnly)
    .map(({ name, shape }) => `${name}: ${graphqlLiteral(shape, name)}`);
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

function shapeOf(type: string): Shape {
  return type === 'integer' || type === 'number' || type === 'boolean' ? { type } : { type: 'string' };
}

/** Plain fields, and those of one level below: an example shows how to ask, and not all that there is. */
function pruned(shape: Shape | undefined, depth = 0): Shape | undefined {
  if (shape === undefined || shape.type === 'unknown') return undefined;
  if (shape.type === 'array') {
    const items = pruned(shape.items, depth);
    return items && { ...shape, items };
  }
  if (shape.type !== 'object') return shape;
  if (depth > 1) return undefined;
  const fields = shape.fields.flatMap((field) => {
    const kept = pruned(field.shape, depth + 1);
    return kept === undefined ? [] : [{ ...field, shape: kept }];
  });
  return fields.length === 0 ? undefined : { ...shape, fields };
}

/** Nothing is asked of a number; of what nobody describes, at least what it is. */
function selection(shape: Shape | undefined): string {
  if (shape === undefined) return ' { __typename }';
  if (shape.type === 'array') return selection(shape.items);
  if (shape.type !== 'object') return '';
  return ` { ${shape.fields.map((field) => `${field.name}${selection(field.shape)}`).join(' ')} }`;
}

function around({ through, list }: GraphqlWay, value: unknown): unknown {
  const inner = through.reduceRight((held, step) => ({ [step.name]: step.list ? [held] : held }), value);
  return list ? [inner] : inner;
}
