import { type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import type { Context } from '../definition.ts';
import { goShape } from '../go/go-shapes.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import { arrayOf, enumeration, objectOf, scalar } from './make-shape.ts';
import { pageForms, pageNames } from './page-forms.ts';
import { splitType } from './split-type.ts';

/** How many named types deep a shape is followed: more is not read by people. */
const maxDepth = 5;

export interface TypeQuestion {
  readonly resolver: Resolver;
  readonly context: Context;
  /** Named types around, by file and class: one that holds itself ends there. */
  readonly around: readonly string[];
  /** What type parameters of the declaration around stand for. */
  readonly parameters: readonly Shape[];
  ofClass(question: TypeQuestion, place: ClassPlace): Shape;
  ofSchema(question: TypeQuestion, name: string): Shape | undefined;
}

export interface ClassPlace {
  readonly file: string;
  readonly cls: number;
}

export function shapeOfType(question: TypeQuestion, written: string): Shape {
  if (languageAt(question) === 'go') return goShape(written, (head) => declared(question, head, []));
  const text = isPython(question) ? withAngles(written) : isRust(question) ? withoutPaths(written) : written;
  const options = splitType(text, '|').filter((option) => !/^(null|undefined|void|None)$/.test(option));
  if (options.length === 0) return text.includes('null') ? scalar('null') : unknownShape;
  if (options.length === 1) return shapeOfOne(question, options[0] ?? '');
  const literals = options.map(literalText);
  if (literals.every((literal) => literal !== undefined)) return enumeration(literals);
  const shapes = options.map((option) => shapeOfOne(question, option));
  const values = shapes.flatMap((shape) => ('values' in shape ? [shape.values ?? []] : []));
  if (values.length === shapes.length) return enumeration(values.flat());
  return shapes.find((shape) => shape.type !== 'unknown') ?? unknownShape;
}

function isRust(question: TypeQuestion): boolean {
  return languageAt(question) === 'rust';
}

/** `chrono::DateTime<Utc>` says a time, `uuid::Uuid` a uuid and `&'a str` a text. */
function withoutPaths(type: string): string {
  return type
    .replaceAll(/&(?:'\w+\s+)?(?:mut\s+)?/g, '')
    .replaceAll(/\b(?:uuid|chrono|std::\w+|time|rust_decimal|bigdecimal)::(?=[A-Z])/g, '')
    .replaceAll(/\bDateTime<[^<>]*>/g, 'DateTime');
}

function isPython(question: TypeQuestion): boolean {
  return languageAt(question) === 'python';
}

function languageAt({ resolver, context }: TypeQuestion): string | undefined {
  return resolver.scopes.get(context.file)?.outline.language;
}

/** `list[Order]` is read like `list<Order>`. */
function withAngles(type: string): string {
  return type
    .replaceAll('[', '<')
    .replaceAll(']', '>')
    .replace(/^["'](.*)["']$/, '$1');
}

function literalText(text: string): string | undefined {
  const [, single, double] = /^(?:'([^']*)'|"([^"]*)")$/.exec(text) ?? [];
  return single ?? double;
}

function shapeOfOne(question: TypeQuestion, written: string): Shape {
  const text = written.replace(/^readonly\s+/, '');
  if (text.startsWith('(') && text.endsWith(')')) return shapeOfType(question, text.slice(1, -1));
  if (text.endsWith('[]')) return arrayOf(shapeOfType(question, text.slice(0, -2)));
  if (text.startsWith('{')) return objectType(question, text);
  if (text.startsWith('[')) return arrayOf(shapeOfType(question, splitType(text.slice(1, -1), ',')[0] ?? ''));
  const literal = literalText(text);
  if (literal !== undefined) return enumeration([literal]);
  const [, chosen] = isPython(question) ? (/^(?:typing\.)?Literal<(.*)>$/s.exec(text) ?? []) : [];
  if (chosen !== undefined) return enumeration(splitType(chosen, ',').flatMap((text) => literalText(text) ?? []));
  const [, owner, key] = /^(.+)\[['"]([^'"]+)['"]\]$/.exec(text) ?? [];
  if (owner !== undefined && key !== undefined) return fieldShape(shapeOfType(question, owner), key);
  const parts = splitType(text, '&');
  return parts.length > 1 ? merged(parts.map((part) => shapeOfOne(question, part))) : named(question, text);
}

/** `Order['status']` */
function fieldShape(shape: Shape, name: string): Shape {
  const field = shape.type === 'object' ? shape.fields.find((candidate) => candidate.name === name) : undefined;
  return field?.shape ?? unknownShape;
}

/** `{ id: string; note?: string }` */
function objectType(question: TypeQuestion, text: string): Shape {
  const members = splitType(text.slice(1, text.lastIndexOf('}')), ';,');
  const fields = members.flatMap((member): readonly ShapeField[] => {
    const [, name, optional, type] = /^(?:readonly\s+)?['"]?([\w$-]+)['"]?(\?)?\s*:\s*([\s\S]+)$/.exec(member) ?? [];
    if (name === undefined || type === undefined) return [];
    return [{ name, required: optional === undefined, shape: shapeOfType(question, type) }];
  });
  return objectOf(fields);
}

const scalars: Readonly<Record<string, Shape>> = {
  string: scalar('string'),
  String: scalar('string'),
  number: scalar('number'),
  Number: scalar('number'),
  bigint: scalar('integer'),
  boolean: scalar('boolean'),
  Boolean: scalar('boolean'),
  true: scalar('boolean'),
  false: scalar('boolean'),
  Date: scalar('string', 'date-time'),
  Buffer: scalar('string', 'binary'),
  UUID: scalar('string', 'uuid'),
  char: scalar('string'),
  CharSequence: scalar('string'),
  byte: scalar('integer'),
  short: scalar('integer'),
  Short: scalar('integer'),
  int: scalar('integer'),
  Int: scalar('integer'),
  Integer: scalar('integer'),
  long: scalar('integer'),
  Long: scalar('integer'),
  BigInteger: scalar('integer'),
  float: scalar('number'),
  Float: scalar('number'),
  double: scalar('number'),
  Double: scalar('number'),
  BigDecimal: scalar('number'),
  LocalDate: scalar('string', 'date'),
  LocalTime: scalar('string', 'time'),
  LocalDateTime: scalar('string', 'date-time'),
  OffsetDateTime: scalar('string', 'date-time'),
  ZonedDateTime: scalar('string', 'date-time'),
  Instant: scalar('string', 'date-time'),
  Timestamp: scalar('string', 'date-time'),
  MultipartFile: scalar('string', 'binary'),
  str: scalar('string'),
  bool: scalar('boolean'),
  Decimal: scalar('number'),
  date: scalar('string', 'date'),
  datetime: scalar('string', 'date-time'),
  time: scalar('string', 'time'),
  EmailStr: scalar('string', 'email'),
  HttpUrl: scalar('string', 'uri'),
  AnyUrl: scalar('string', 'uri'),
  SecretStr: scalar('string', 'password'),
  UploadFile: scalar('string', 'binary'),
  'uuid.UUID': scalar('string', 'uuid'),
  'datetime.datetime': scalar('string', 'date-time'),
  'datetime.date': scalar('string', 'date'),
  decimal: scalar('number'),
  sbyte: scalar('integer'),
  ushort: scalar('integer'),
  uint: scalar('integer'),
  ulong: scalar('integer'),
  Guid: scalar('string', 'uuid'),
  DateTime: scalar('string', 'date-time'),
  DateTimeOffset: scalar('string', 'date-time'),
  DateOnly: scalar('string', 'date'),
  TimeOnly: scalar('string', 'time'),
  TimeSpan: scalar('string', 'duration'),
  Uri: scalar('string', 'uri'),
  IFormFile: scalar('string', 'binary'),
  '&str': scalar('string'),
  i8: scalar('integer'),
  i16: scalar('integer'),
  i32: scalar('integer'),
  i64: scalar('integer'),
  i128: scalar('integer'),
  isize: scalar('integer'),
  u8: scalar('integer'),
  u16: scalar('integer'),
  u32: scalar('integer'),
  u64: scalar('integer'),
  u128: scalar('integer'),
  usize: scalar('integer'),
  f32: scalar('number'),
  f64: scalar('number'),
  Uuid: scalar('string', 'uuid'),
  NaiveDate: scalar('string', 'date'),
  NaiveTime: scalar('string', 'time'),
  NaiveDateTime: scalar('string', 'date-time'),
};

/** Types that stand for their first argument in what is sent. */
const transparent = new Set([
  'Promise',
  'Readonly',
  'Required',
  'NonNullable',
  'Awaited',
  'Observable',
  'DeepReadonly',
  'Optional',
  'Mono',
  'ResponseEntity',
  'HttpEntity',
  'RequestEntity',
  'CompletableFuture',
  'Uni',
  'HttpResponse',
  'Mapped',
  'Annotated',
  'Option',
  'Arc',
  'Rc',
  'Box',
]);
const lists = new Set([
  'Array',
  'ReadonlyArray',
  'Set',
  'Iterable',
  'AsyncIterable',
  'List',
  'Collection',
  'Flux',
  'Stream',
  'Multi',
  'list',
  'set',
  'tuple',
  'Sequence',
  'IEnumerable',
  'IAsyncEnumerable',
  'ICollection',
  'IList',
  'IReadOnlyList',
  'IReadOnlyCollection',
  'HashSet',
  'ISet',
  'Vec',
  'VecDeque',
  'BTreeSet',
]);

function named(question: TypeQuestion, text: string): Shape {
  const { head, args } = readType(text);
  if (Object.hasOwn(scalars, head)) return scalars[head] ?? unknownShape;
  const [first, second] = args;
  if (first !== undefined && transparent.has(head)) return shapeOfType(question, first);
  if (first !== undefined && lists.has(head)) return arrayOf(shapeOfType(question, first));
  if (first !== undefined && Object.hasOwn(changes, head))
    return changed(shapeOfType(question, first), changes[head] ?? 'all', namesIn(second));
  if (first !== undefined && inferring.has(head)) return inferred(question, first);
  if (/^(?:Record|Map|object|I?(?:ReadOnly)?Dictionary|HashMap|BTreeMap)$/.test(head)) return objectOf([]);
  return declared(question, head, args) ?? pageShape(question, head, first) ?? unknownShape;
}

/** A page of a library, which is no list: `Page<Order>` of Spring Data. */
function pageShape(question: TypeQuestion, head: string, item: string | undefined): Shape | undefined {
  if (item === undefined || !pageNames.has(head)) return undefined;
  for (const definition of question.resolver.name(question.context, head)) {
    if (definition.kind !== 'external') continue;
    const form = pageForms.find(({ module, name }) => definition.module.startsWith(module) && name === head);
    if (form !== undefined) return form.around(arrayOf(shapeOfType(question, item)));
  }
  return undefined;
}

/** Types that libraries of schemas infer from a schema. */
const inferring = new Set(['z.infer', 'z.input', 'z.output', 'zod.infer', 'infer', 'Static', 'InferType', 'TypeOf']);

function inferred(question: TypeQuestion, argument: string): Shape {
  const [, name] = /^typeof\s+([\w$.]+)$/.exec(argument) ?? [];
  return (name === undefined ? undefined : question.ofSchema(question, name)) ?? unknownShape;
}

export type Change = 'optional' | 'only' | 'without' | 'all';

const changes: Readonly<Record<string, Change>> = { Partial: 'optional', Pick: 'only', Omit: 'without' };

function namesIn(text: string | undefined): readonly string[] {
  return text === undefined ? [] : splitType(text, '|').flatMap((option) => literalText(option) ?? []);
}

/** What `Partial`, `Pick` and `Omit` make of an object. */
export function changed(shape: Shape, change: Change, names: readonly string[]): Shape {
  if (shape.type !== 'object') return shape;
  switch (change) {
    case 'optional':
      return objectOf(shape.fields.map((field) => ({ ...field, required: false })));
    case 'only':
      return objectOf(shape.fields.filter((field) => names.includes(field.name)));
    case 'without':
      return objectOf(shape.fields.filter((field) => !names.includes(field.name)));
    case 'all':
      return shape;
  }
}

export function merged(shapes: readonly Shape[]): Shape {
  const fields = new Map<string, ShapeField>();
  for (const shape of shapes)
    if (shape.type === 'object') for (const field of shape.fields) fields.set(field.name, field);
  const name = shapes.find((shape) => shape.type === 'object')?.name;
  return objectOf([...fields.values()], shapes.length === 1 ? name : undefined);
}

/** A class, interface, alias or enum of the workspace, or a type parameter of the declaration around. */
function declared(question: TypeQuestion, head: string, args: readonly string[]): Shape | undefined {
  if (!/^[A-Za-z_$][\w$.]*$/.test(head)) return undefined;
  const definitions = question.resolver.name(question.context, head);
  for (const definition of definitions) {
    if (definition.kind !== 'class') continue;
    const key = `${definition.file}#${definition.cls}`;
    if (question.around.includes(key) || question.around.length >= maxDepth) return objectOf([], head);
    const parameters = args.map((argument) => shapeOfType(question, argument));
    return question.ofClass({ ...question, around: [...question.around, key], parameters }, definition);
  }
  const position = ['T', 'U', 'V'].indexOf(head[0] ?? '');
  const free = definitions.every(
    (definition) => definition.kind === 'external' && /^(?:global|java\.lang)$/.test(definition.module),
  );
  return free && position >= 0 && head.length === 1 ? question.parameters[position] : undefined;
}
