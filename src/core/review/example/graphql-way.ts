import type { Endpoint } from '../../model/endpoint.ts';
import type { ObjectShape, Shape } from '../../model/shape.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { wordsOf } from '../../model/words.ts';

/** A field of the query, mutation or subscription type. */
interface Root {
  readonly endpoint: Endpoint;
  readonly type: string;
  readonly field: string;
  /** What the field itself gives; undefined where nothing says. */
  readonly answer: Shape | undefined;
}

/** How a query comes to a field: from a field of a root type, by the fields between, to its own type. */
export interface GraphqlWay {
  readonly root: Endpoint;
  /** Between the root's field and the field itself. */
  readonly through: readonly { readonly name: string; readonly list: boolean }[];
  readonly list: boolean;
  /** What the field gives, as far as the root's answer shows it. */
  readonly shape: Shape | undefined;
  /** Only a name says that the root gives this type. */
  readonly byName: boolean;
}

const deepest = 3;

/** `/graphql#Order.lines` in its parts. */
export function graphqlField(path: string): { readonly base: string; readonly type: string; readonly field: string } {
  const [, base = path, type = '', field = ''] = /^(.*)#(\w+)\.(\w+)$/.exec(path) ?? [];
  return { base, type, field };
}

export function isRootType(type: string): boolean {
  return type === 'Query' || type === 'Mutation' || type === 'Subscription';
}

/** The shortest way from a root to a field of another type; undefined where nothing shows one. */
export function graphqlWay(index: SystemIndex, endpoint: Endpoint): GraphqlWay | undefined {
  const { base, type, field } = graphqlField(endpoint.path);
  const roots = index.once(rootsByPlace).get(`${endpoint.service} ${base}`) ?? [];
  for (let depth = 0; depth <= deepest; depth += 1)
    for (const root of roots) {
      const found = root.answer === undefined ? undefined : stepsTo(root.answer, type, depth);
      if (found === undefined) continue;
      const shape = found.object.fields.find(({ name }) => name === field)?.shape;
      return { root: root.endpoint, through: found.steps, list: found.list, shape, byName: false };
    }
  const named = roots.find((root) => root.type === 'Query' && root.answer === undefined && isNamed(root.field, type));
  return named && { root: named.endpoint, through: [], list: false, shape: undefined, byName: true };
}

/** What a root's field gives, without the envelope of the answer. */
export function answerOf({ path, responses }: Endpoint): Shape | undefined {
  const { field } = graphqlField(path);
  const shape = responses.find(({ status }) => status < 400)?.shape;
  const data = fieldOf(shape, 'data');
  return data === undefined ? shape : fieldOf(data, field);
}

function fieldOf(shape: Shape | undefined, name: string): Shape | undefined {
  return shape?.type === 'object' ? shape.fields.find((each) => each.name === name)?.shape : undefined;
}

function rootsByPlace(index: SystemIndex): ReadonlyMap<string, readonly Root[]> {
  const found = new Map<string, Root[]>();
  for (const endpoint of index.system.endpoints) {
    if (endpoint.protocol !== 'graphql') continue;
    const { base, type, field } = graphqlField(endpoint.path);
    if (!isRootType(type)) continue;
    const place = `${endpoint.service} ${base}`;
    const known = found.get(place) ?? [];
    known.push({ endpoint, type, field, answer: answerOf(endpoint) });
    found.set(place, known);
  }
  for (const roots of found.values()) roots.sort(byEase);
  return found;
}

/** What is asked before what changes something, and what needs little before what needs much. */
function byEase(a: Root, b: Root): number {
  const order = ['Query', 'Mutation', 'Subscription'];
  const needs = ({ endpoint }: Root): number => endpoint.parameters.filter(({ required }) => required).length;
  return order.indexOf(a.type) - order.indexOf(b.type) || needs(a) - needs(b) || (a.field < b.field ? -1 : 1);
}

interface Found {
  readonly object: ObjectShape;
  readonly steps: GraphqlWay['through'];
  readonly list: boolean;
}

/** The object of this type that so many fields lead to. */
function stepsTo(shape: Shape, type: string, depth: number): Found | undefined {
  if (shape.type === 'array') {
    const found = stepsTo(shape.items, type, depth);
    return found && { ...found, list: true };
  }
  if (shape.type !== 'object') return undefined;
  if (depth === 0) return shape.name === type ? { object: shape, steps: [], list: false } : undefined;
  for (const field of shape.fields) {
    const found = stepsTo(field.shape, type, depth - 1);
    if (found === undefined) continue;
    return { ...found, list: false, steps: [{ name: field.name, list: found.list }, ...found.steps] };
  }
  return undefined;
}

/** `order` gives an `Order`, or an `OrderType`. */
function isNamed(field: string, type: string): boolean {
  const own = wordsOf(type).filter((word, at) => at === 0 || !['type', 'node', 'object'].includes(word));
  return wordsOf(field).join(' ') === own.join(' ');
}
