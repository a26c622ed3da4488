import { type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import type { FieldOutline } from '../../syntax/outline.ts';
import { arrayOf, objectOf, scalar } from '../shapes/make-shape.ts';

const scalars: Readonly<Record<string, Shape>> = {
  string: scalar('string'),
  bool: scalar('boolean'),
  error: scalar('string'),
  byte: scalar('integer'),
  rune: scalar('integer'),
  float32: scalar('number'),
  float64: scalar('number'),
  'time.Time': scalar('string', 'date-time'),
  'time.Duration': scalar('integer'),
  'uuid.UUID': scalar('string', 'uuid'),
  'decimal.Decimal': scalar('number'),
  'json.Number': scalar('number'),
  'gorm.DeletedAt': scalar('string', 'date-time'),
  'primitive.ObjectID': scalar('string'),
  'sql.NullString': scalar('string'),
  'sql.NullInt64': scalar('integer'),
  'sql.NullBool': scalar('boolean'),
  'sql.NullTime': scalar('string', 'date-time'),
  'multipart.FileHeader': scalar('string', 'binary'),
};

/** The shape of a type as Go writes it; `named` answers for a type of the workspace. */
export function goShape(written: string, named: (head: string) => Shape | undefined): Shape {
  const text = written.trim().replace(/^\*+/, '');
  if (/^\[\]\*?(?:byte|uint8)$/.test(text)) return scalar('string', 'binary');
  const list = /^\[[^\]]*\]([\s\S]+)$/.exec(text)?.[1];
  if (list !== undefined) return arrayOf(goShape(list, named));
  if (text.startsWith('map[')) return objectOf([]);
  if (Object.hasOwn(scalars, text)) return scalars[text] ?? unknownShape;
  if (/^u?int(?:8|16|32|64)?$/.test(text)) return scalar('integer');
  return named(text.replace(/\[[\s\S]*$/, '')) ?? unknownShape;
}

/** What a field is called where it is sent; undefined for one that is not. */
export function sentField({ name, decorators }: FieldOutline, tag: string): string | undefined {
  if (!/^[A-Z]/.test(name)) return undefined;
  const [written] = decorators?.find((decorator) => decorator.name === tag)?.args ?? [];
  const sent = written?.kind === 'text' ? written.text.split(',')[0] : undefined;
  if (sent === '-') return undefined;
  return sent === undefined || sent === '' ? name : sent;
}

/** An embedded struct without a name of its own gives its fields to the one around. */
export function isEmbedded(field: FieldOutline, bases: readonly string[]): boolean {
  const isNamed = field.decorators?.some(
    ({ name, args }) => name === 'json' && args?.[0]?.kind === 'text' && /^[^,]/.test(args[0].text),
  );
  return field.type !== undefined && bases.includes(field.type) && isNamed !== true;
}

/** `binding:"required,email,max=80"` */
export function checkedField(field: FieldOutline, name: string, shape: Shape): ShapeField {
  const rules = (field.decorators ?? [])
    .filter((decorator) => decorator.name === 'binding' || decorator.name === 'validate')
    .flatMap(({ args }) => (args?.[0]?.kind === 'text' ? args[0].text.split(',') : []));
  const end = rules.reduce((known, rule) => checked(known, rule), shape);
  return { name, required: rules.includes('required'), shape: end };
}

const formats: Readonly<Record<string, string>> = {
  email: 'email',
  uuid: 'uuid',
  uuid4: 'uuid',
  url: 'uri',
  uri: 'uri',
  datetime: 'date-time',
};

function checked(shape: Shape, rule: string): Shape {
  if (shape.type === 'object' || shape.type === 'array') return shape;
  const [name = '', value = ''] = rule.trim().split('=');
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format !== undefined) return { ...shape, format };
  if (name === 'oneof' && shape.type === 'string') return { ...shape, values: value.split(/\s+/) };
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return shape;
  const isText = shape.type === 'string';
  if (name === 'min' || name === 'gte') return isText ? { ...shape, minLength: number } : { ...shape, minimum: number };
  if (name === 'max' || name === 'lte') return isText ? { ...shape, maxLength: number } : { ...shape, maximum: number };
  return name === 'len' && isText ? { ...shape, minLength: number, maxLength: number } : shape;
}
