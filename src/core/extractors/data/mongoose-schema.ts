import type { CallOutline, ClassOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { isOff, isOn, option, textOf } from '../shapes/object-values.ts';
import { addFields, addPath, baseFields, type MongoSchema, newMongoSchema } from './mongoose-fields.ts';
import { collectionName } from './mongoose-naming.ts';
import { schemaFact } from './python-model.ts';

/** Collections that Mongoose's models declare, also as classes of Nest. */
export const mongooseSchema: Extractor = {
  id: 'mongoose-schema',
  title: 'Mongoose models',
  group: 'data',
  applies: ({ outline }) =>
    outline?.imports.some(({ from }) => modules.has(from)) === true ||
    outline?.bindings.some(({ value }) => requiresMongoose(value)) === true,
  extract: (file) => extract(file),
};

const modules = new Set(['mongoose', '@nestjs/mongoose', '@typegoose/typegoose']);

function requiresMongoose(value: Value): boolean {
  if (value.kind === 'member') return requiresMongoose(value.of);
  return value.kind === 'require' && modules.has(value.from);
}

function extract({ outline }: ReadFile): Extraction {
  if (outline === undefined) return { facts: [], problems: [] };
  const schemas = [
    ...outline.calls.flatMap((call) => modelOf(outline, call)),
    ...outline.classes.flatMap((cls) => classSchema(outline, cls)),
  ];
  const facts = schemaFact(schemas.map(({ model }) => model));
  return { facts: facts.map((fact) => ({ ...fact, documents: true })), problems: [] };
}

/** `model('Tank', tankSchema, 'tanks')` */
function modelOf(outline: Outline, call: CallOutline): readonly MongoSchema[] {
  const [name, given, collection] = call.args;
  if (call.name !== 'model' || name?.kind !== 'text' || given === undefined) return [];
  const made = schemaCall(outline, given);
  if (made === undefined) return [];
  const [fields, options] = made.args;
  const table = textOf(collection) ?? textOf(option(options, 'collection')) ?? collectionName(name.text);
  const schema = newMongoSchema(outline, name.text, table, { at: made.start, end: call.end });
  addFields(schema, fields);
  baseFields(schema, isOn(option(options, 'timestamps')) || option(options, 'timestamps')?.kind === 'object', {
    id: !isOff(option(options, '_id')),
  });
  const holder = given.kind === 'name' ? given.name : undefined;
  if (holder !== undefined) addIndexes(schema, holder);
  return [schema];
}

function schemaCall(outline: Outline, value: Value): CallOutline | undefined {
  if (value.kind === 'call') {
    const call = outline.calls[value.call];
    return call?.new === true && call.name === 'Schema' ? call : undefined;
  }
  const bound =
    value.kind === 'name' ? outline.bindings.find(({ name, fn }) => name === value.name && fn === 0) : undefined;
  return bound?.value.kind === 'call' ? schemaCall(outline, bound.value) : undefined;
}

/** `tankSchema.index({ hall: 1, name: 1 }, { unique: true })` */
function addIndexes({ outline, model }: MongoSchema, holder: string): void {
  for (const call of outline.calls) {
    const [keys, options] = call.args;
    if (call.name !== 'index' || call.on?.kind !== 'name' || call.on.name !== holder || keys?.kind !== 'object')
      continue;
    const method = keys.entries.map(({ value }) => textOf(value)).find((kind) => kind !== undefined);
    model.indexes.push({
      name: textOf(option(options, 'name')),
      columns: keys.entries.map(({ key }) => key),
      unique: isOn(option(options, 'unique')),
      method,
      at: call.start,
      end: call.end,
    });
  }
}

/** `@Schema({ collection: 'cats' }) class Cat { @Prop({ required: true }) name: string }` */
function classSchema(outline: Outline, cls: ClassOutline): readonly MongoSchema[] {
  const declared = cls.decorators.find(({ name }) => name === 'Schema' || name === 'modelOptions');
  const fields = cls.fields.filter(({ decorators }) =>
    decorators?.some(({ name }) => name === 'Prop' || name === 'prop'),
  );
  if (fields.length === 0 || (declared === undefined && !fields.some(isTypegoose))) return [];
  const [first] = declared?.args ?? [];
  const options = option(first, 'schemaOptions') ?? first;
  const table = textOf(option(options, 'collection')) ?? collectionName(cls.name);
  const schema = newMongoSchema(outline, cls.name, table, { at: cls.at, end: cls.end });
  for (const field of fields) {
    const [spec] = field.decorators?.find(({ name }) => /^prop$/i.test(name))?.args ?? [];
    addPath(schema, field.name, spec ?? { kind: 'other', node: '' }, field, field.type);
  }
  baseFields(schema, isOn(option(options, 'timestamps')), { id: true });
  const made = outline.bindings.find(({ value }) => makesSchemaOf(outline, value, cls.name));
  if (made !== undefined) addIndexes(schema, made.name);
  return [schema];
}

function isTypegoose({ decorators }: ClassOutline['fields'][number]): boolean {
  return decorators?.some(({ name }) => name === 'prop') === true;
}

function makesSchemaOf(outline: Outline, value: Value, name: string): boolean {
  const call = value.kind === 'call' ? outline.calls[value.call] : undefined;
  const [cls] = call?.args ?? [];
  return call?.name === 'createForClass' && cls?.kind === 'name' && cls.name === name;
}
