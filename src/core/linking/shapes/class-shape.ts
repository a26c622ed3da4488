import { classValidator } from '../../extractors/validation/class-validator.ts';
import { type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import type { Decorator, FieldOutline } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { modelAt } from '../eloquent/model.ts';
import { goClassShape } from '../go/go-class-shape.ts';
import { entryOf } from '../read-options.ts';
import { isPackaged } from '../resolve-packaged-name.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { camelCase } from './camel-case.ts';
import { type Constrained, constrain } from './constrain.ts';
import { arrayOf, enumeration, objectOf, scalar } from './make-shape.ts';
import { mayMiss, serdeName } from './serde-name.ts';
import { type Change, type ClassPlace, changed, merged, shapeOfType, type TypeQuestion } from './shape-of-type.ts';
import { splitType } from './split-type.ts';
import { boundShape, presetShape, toldKeywords } from './told-keywords.ts';
import { enumValues } from './values-of.ts';

/** The fields of a class, interface or object type, with those that it inherits and what decorators say of them. */
export function classShape(question: TypeQuestion, place: ClassPlace): Shape {
  const outline = question.resolver.scopes.get(place.file)?.outline.classes[place.cls];
  if (outline === undefined) return unknownShape;
  if (question.resolver.scopes.get(place.file)?.outline.language === 'go') return goClassShape(question, place);
  // What a model of Eloquent declares are its settings; what it sends are columns.
  if (modelAt(question.resolver, place) !== undefined) return unknownShape;
  const inside: TypeQuestion = { ...question, context: { file: place.file, fn: outline.fn } };
  if (outline.kind === 'enum') return enumShape(question.resolver, place);
  if (outline.alias !== undefined) return shapeOfType(inside, outline.alias);
  const fields = outline.fields.filter((field) => field.static !== true && isData(field));
  const own = objectOf(
    fields.map((field) => {
      const shaped = fieldOf(inside, field);
      const language = question.resolver.scopes.get(place.file)?.outline.language;
      if (language === 'rust') return { ...shaped, name: serdeName(outline, field) };
      // ASP.NET sends properties in camel case, unless one says how it is called.
      return language === 'csharp' && namingOf(field) === undefined
        ? { ...shaped, name: camelCase(shaped.name) }
        : shaped;
    }),
    outline.name,
  );
  const inherited = outline.bases.map((base) => baseShape(inside, base));
  const whole = merged([...inherited, own]);
  return whole.type === 'object' ? objectOf(whole.fields, outline.name) : whole;
}

function enumShape(resolver: Resolver, place: ClassPlace): Shape {
  const values = enumValues(resolver, place.file, place.cls) ?? [];
  return values.every((value) => /^-?\d+$/.test(value)) ? scalar('integer') : enumeration(values);
}

/** Relations are sent only where a query loads them, and some fields never. */
const unsent = new Set(['OneToMany', 'ManyToOne', 'OneToOne', 'ManyToMany', 'Exclude', 'JsonIgnore', 'Transient']);

/** What Pydantic keeps of a model itself beside its fields. */
const settings = new Set(['model_config']);

/** A method that an interface or class declares is nothing that is sent. */
function isData(field: FieldOutline): boolean {
  if (field.decorators?.some((decorator) => unsent.has(decorator.name)) === true || settings.has(field.name))
    return false;
  return !/^(<[^>]*>)?\(.*\)\s*(:|=>)/.test(field.type ?? '');
}

const mappedTypes: Readonly<Record<string, Change>> = {
  PartialType: 'optional',
  PickType: 'only',
  OmitType: 'without',
};

/** A base class, or what Nest's mapped types make of some: `PartialType(CreateOrderDto)`. */
function baseShape(question: TypeQuestion, base: string): Shape {
  const [, head, inner] = /^(\w+)\(([\s\S]*)\)$/.exec(base) ?? [];
  if (head === undefined || inner === undefined) return shapeOfType(question, base);
  if (head === 'createZodDto') return question.ofSchema(question, inner.trim()) ?? unknownShape;
  const [first = '', ...rest] = splitType(inner, ',');
  if (head === 'IntersectionType') return merged([first, ...rest].map((type) => baseShape(question, type)));
  const names = [...(rest[0] ?? '').matchAll(/['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
  const change = Object.hasOwn(mappedTypes, head) ? mappedTypes[head] : undefined;
  return change === undefined ? unknownShape : changed(baseShape(question, first), change, names);
}

function fieldOf(question: TypeQuestion, field: FieldOutline): ShapeField {
  const decorators = field.decorators ?? [];
  const start: Constrained = {
    shape: declaredShape(question, field, decorators),
    required: isRequired(question, field),
  };
  const end = decorators.reduce((known, decorator) => applied(question, known, decorator), start);
  const { resolver, context } = question;
  if (resolver.scopes.get(context.file)?.outline.language === 'python') {
    const bound = boundShape(resolver, context, end.shape, toldKeywords(resolver, context, field));
    return { name: sentName(field), required: end.required, shape: presetShape(bound, field.default) };
  }
  return { name: sentName(field), ...end };
}

/** A field without a question mark is required; in Java any object may be missing, unless something says that it is not. */
function isRequired({ resolver, context }: TypeQuestion, field: FieldOutline): boolean {
  const scope = resolver.scopes.get(context.file);
  if (scope?.outline.language === 'rust') return !mayMiss(field);
  // What describes a field of Python stands where a default would: `name: str = Field(max_length=80)`.
  if (scope?.outline.language === 'python') return field.optional !== true;
  if (scope !== undefined && isPackaged(scope))
    return /^[a-z]+$/.test(field.type ?? '') || field.decorators?.some(({ name }) => demanding.has(name)) === true;
  return field.optional !== true && field.default === undefined && !/\|\s*undefined\b/.test(field.type ?? '');
}

const demanding = new Set(['NotNull', 'NotBlank', 'NotEmpty', 'NonNull']);

/** `@JsonProperty("order_id")`, `[JsonPropertyName("order_id")]` */
function sentName({ name, decorators }: FieldOutline): string {
  const [written] = namingOf({ decorators })?.args ?? [];
  return written?.kind === 'text' ? written.text : name;
}

function namingOf({ decorators }: Pick<FieldOutline, 'decorators'>): Decorator | undefined {
  return decorators?.find((decorator) => /^JsonProperty(?:Name)?$/.test(decorator.name));
}

function declaredShape(question: TypeQuestion, field: FieldOutline, decorators: readonly Decorator[]): Shape {
  const nested = nestedType(question, decorators);
  if (nested !== undefined) return /\[\]$|^Array</.test(field.type ?? '') ? arrayOf(nested) : nested;
  return field.type === undefined ? unknownShape : shapeOfType(question, field.type);
}

/** `@Type(() => LineDto)` */
function nestedType(question: TypeQuestion, decorators: readonly Decorator[]): Shape | undefined {
  const value = decorators.find((decorator) => decorator.name === 'Type')?.args?.[0];
  if (value?.kind !== 'function') return undefined;
  const returned = question.resolver.scopes.get(question.context.file)?.outline.functions[value.fn]?.returns[0];
  if (returned?.kind !== 'name') return undefined;
  const shape = shapeOfType(question, returned.name);
  return shape.type === 'unknown' ? undefined : shape;
}

function applied(question: TypeQuestion, known: Constrained, decorator: Decorator): Constrained {
  const { resolver, context } = question;
  const name = decorator.name.split('.').at(-1) ?? '';
  if (name === 'ApiProperty' || name === 'ApiPropertyOptional') return documented(resolver, context, known, decorator);
  const constraints = Object.hasOwn(classValidator.constraints, name) ? classValidator.constraints[name] : undefined;
  if (constraints === undefined || !isFromPackage(resolver, context, decorator)) return known;
  const args = decorator.args ?? [];
  return constraints.reduce((before, constraint) => constrain(before, constraint, { resolver, context, args }), known);
}

function isFromPackage(resolver: Resolver, context: Context, decorator: Decorator): boolean {
  return resolver
    .name(context, decorator.name)
    .some((definition) => definition.kind === 'external' && classValidator.modules.includes(definition.module));
}

/** `@ApiProperty({ example: 'x', format: 'email' })` */
function documented(resolver: Resolver, context: Context, known: Constrained, decorator: Decorator): Constrained {
  const text = (key: string): string | undefined => {
    const entry = entryOf(resolver, context, decorator.args?.[0], key);
    return entry === undefined ? undefined : resolveText(resolver, entry.context, entry.value)?.text;
  };
  const required = decorator.name !== 'ApiPropertyOptional' && text('required') !== 'false' && known.required;
  if (known.shape.type === 'object' || known.shape.type === 'array') return { ...known, required };
  const example = text('example');
  const format = text('format');
  return {
    required,
    shape: {
      ...known.shape,
      ...(example === undefined ? {} : { example }),
      ...(format === undefined ? {} : { format }),
    },
  };
}
