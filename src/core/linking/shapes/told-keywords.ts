import type { Shape } from '../../model/shape.ts';
import type { Entry, FieldOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { resolveNumber } from '../resolve-number.ts';
import type { Resolver } from '../resolver.ts';

/** What is said of a parameter or field beside its type: `Field(max_length=80)`, `Annotated[int, Query(le=100)]`. */
export function toldKeywords(
  resolver: Resolver,
  { file }: Context,
  { default: given, decorators = [] }: Pick<FieldOutline, 'default' | 'decorators'>,
): readonly Entry[] {
  const calls = resolver.scopes.get(file)?.outline.calls ?? [];
  const byDefault = given?.kind === 'call' ? (calls[given.call]?.args ?? []) : [];
  const values = [...byDefault, ...decorators.flatMap(({ args = [] }) => args)];
  return values.flatMap((value) => (value.kind === 'object' ? value.entries : []));
}

/** Which side each names, and how far a whole number stays away from it. */
const bounds: Readonly<Record<string, readonly ['minimum' | 'maximum' | 'minLength' | 'maxLength', number]>> = {
  ge: ['minimum', 0],
  gt: ['minimum', 1],
  le: ['maximum', 0],
  lt: ['maximum', -1],
  min_length: ['minLength', 0],
  max_length: ['maxLength', 0],
};

/** A value with the bounds that Pydantic and FastAPI are told. */
export function boundShape(resolver: Resolver, context: Context, shape: Shape, told: readonly Entry[]): Shape {
  if (shape.type === 'object' || shape.type === 'array') return shape;
  const found = told.flatMap(({ key, value }): readonly (readonly [string, number])[] => {
    const [side, step] = (Object.hasOwn(bounds, key) ? bounds[key] : undefined) ?? [];
    const number = side === undefined ? undefined : resolveNumber(resolver, context, value);
    if (side === undefined || number === undefined) return [];
    return [[side, shape.type === 'integer' ? number + (step ?? 0) : number]];
  });
  return found.length === 0 ? shape : { ...shape, ...Object.fromEntries(found) };
}

/** `token_type: str = "bearer"` is answered so where nothing else is said. */
export function presetShape(shape: Shape, given: Value | undefined): Shape {
  const preset = given === undefined ? undefined : plainValue(given);
  return preset === undefined || shape.type === 'object' || shape.type === 'array'
    ? shape
    : { ...shape, default: preset };
}

function plainValue(value: Value): string | number | boolean | undefined {
  if (value.kind === 'text') return value.text;
  if (value.kind !== 'literal') return undefined;
  if (value.text === 'True' || value.text === 'False') return value.text === 'True';
  const number = Number(value.text.replaceAll('_', ''));
  return Number.isFinite(number) ? number : undefined;
}
