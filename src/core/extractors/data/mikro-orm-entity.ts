import type { ClassOutline, Decorator, FieldOutline, ObjectValue, Outline, Value } from '../../syntax/outline.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import { isOn, literalOf, option, textItems } from '../shapes/object-values.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';
import { optionsOf, resultOf, textValue } from './typeorm-decorators.ts';
import { snakeCase } from './typeorm-naming.ts';

/** Tables that MikroORM makes of classes: https://mikro-orm.io/docs/defining-entities. */
export const mikroOrmEntity: Extractor = {
  id: 'mikro-orm-entity',
  title: 'MikroORM entities',
  group: 'data',
  applies: ({ outline }) => outline?.imports.some(({ from }) => modules.test(from)) === true,
  extract: (file) => ({ facts: schemaFact(modelsOf(file)), problems: [] }),
};

const modules = /^@mikro-orm\//;

function modelsOf({ outline }: ReadFile): readonly PythonModel[] {
  return outline === undefined ? [] : outline.classes.flatMap((cls) => modelOf(outline, cls));
}

/** A class that is no entity hands its columns down to those that extend it. */
function modelOf(outline: Outline, cls: ClassOutline): readonly PythonModel[] {
  if (cls.kind !== 'class') return [];
  const decorators = packaged(outline, cls.decorators);
  const entity = decorators.find(({ name }) => name === 'Entity');
  const options = optionsOf(entity);
  const isTable = entity !== undefined && !isOn(option(options, 'abstract'));
  const model = newModel(outline, {
    name: cls.name,
    table: isTable ? (textValue(outline, option(options, 'tableName')) ?? snakeCase(cls.name)) : undefined,
    schema: textValue(outline, option(options, 'schema')),
    bases: cls.bases
      .map((base) => base.replace(/<.*$/s, '').trim())
      .filter(
        (base) =>
          base !== 'BaseEntity' || !outline.imports.some(({ from, name }) => modules.test(from) && name === base),
      ),
    at: cls.at,
    end: cls.end,
  });
  for (const field of cls.fields) addField(outline, model, field, packaged(outline, field.decorators));
  for (const decorator of decorators) addIndex(model, decorator, textItems(option(optionsOf(decorator), 'properties')));
  return model.columns.length === 0 && !isTable ? [] : [model];
}

/** Decorators by the names that the library gives them. */
function packaged(outline: Outline, decorators: readonly Decorator[] = []): readonly Decorator[] {
  return decorators.flatMap((decorator) => {
    const found = outline.imports.find(({ from, as, name }) => modules.test(from) && (as ?? name) === decorator.name);
    return found?.name === undefined ? [] : [{ ...decorator, name: found.name }];
  });
}

const columnDecorators = new Set(['PrimaryKey', 'SerializedPrimaryKey', 'Property', 'Enum']);

function addField(outline: Outline, model: PythonModel, field: FieldOutline, decorators: readonly Decorator[]): void {
  const own = decorators.find(({ name }) => columnDecorators.has(name) || relations.has(name));
  if (own === undefined) return;
  const place = { at: own.at, end: field.end };
  const options = optionsOf(own);
  if (relations.has(own.name)) addRelation(outline, model, field, own, place);
  else if (option(options, 'persist') === undefined || isOn(option(options, 'persist'))) {
    const column = textValue(outline, option(options, 'fieldName') ?? option(options, 'name')) ?? snakeCase(field.name);
    const isKey = own.name.endsWith('PrimaryKey') || isOn(option(options, 'primary'));
    model.columns.push({
      name: column,
      type: columnType(outline, field, own, options),
      nullable: !isKey && isNullable(field, options),
      generated: isKey && /number|bigint|undefined/.test(field.type ?? 'number'),
      default: defaultOf(option(options, 'default') ?? option(options, 'defaultRaw')),
      ...place,
    });
    model.fields[field.name] = { column };
    addKeys(model, [column], isKey, options, place);
  }
  for (const decorator of decorators) addIndex(model, decorator, [field.name]);
}

type Place = { readonly at: number; readonly end: number };

function addKeys(
  model: PythonModel,
  columns: string[],
  isKey: boolean,
  options: ObjectValue | undefined,
  place: Place,
): void {
  if (isKey) model.constraints.push({ constraint: 'primary-key', columns, ...place });
  if (isOn(option(options, 'unique'))) model.constraints.push({ constraint: 'unique', columns, ...place });
  if (isOn(option(options, 'index'))) model.indexes.push({ columns, unique: false, ...place });
}

const relations = new Set(['ManyToOne', 'OneToOne', 'OneToMany', 'ManyToMany']);

/** `@ManyToOne(() => Boat)`, `@OneToMany({ entity: () => Voyage, mappedBy: 'boat' })` */
function addRelation(
  outline: Outline,
  model: PythonModel,
  field: FieldOutline,
  decorator: Decorator,
  place: Place,
): void {
  const options = optionsOf(decorator);
  const [first, second] = decorator.args ?? [];
  const target =
    namedClass(outline, first?.kind === 'object' ? option(first, 'entity') : first) ??
    field.type?.replace(/^(?:Ref|Rel|Reference|IdentifiedReference|Collection)<(\w+).*$/, '$1').split(' ')[0];
  if (target === undefined) return;
  const many = decorator.name.endsWith('Many');
  model.fields[field.name] = { relation: target, many };
  const isMapped = second?.kind === 'function' || second?.kind === 'text' || option(options, 'mappedBy') !== undefined;
  if (decorator.name === 'ManyToMany' && !isMapped)
    model.joins.push({
      model: model.name,
      field: field.name,
      target,
      table: textValue(outline, option(options, 'pivotTable')),
      ...place,
    });
  if (many || (decorator.name === 'OneToOne' && isMapped && !isOn(option(options, 'owner')))) return;
  const column =
    textValue(outline, option(options, 'joinColumn') ?? option(options, 'fieldName')) ?? `${snakeCase(field.name)}_id`;
  const isKey = isOn(option(options, 'primary'));
  const action = (key: string): string | undefined => textValue(outline, option(options, key))?.toLowerCase();
  model.columns.push({
    name: column,
    type: '',
    nullable: !isKey && isNullable(field, options),
    generated: false,
    ...place,
  });
  model.constraints.push({
    constraint: 'foreign-key',
    columns: [column],
    table: target,
    referenced: [],
    ofModel: true,
    onDelete: action('deleteRule') ?? action('onDelete'),
    onUpdate: action('updateRule') ?? action('onUpdateIntegrity'),
    ...place,
  });
  if (decorator.name === 'OneToOne') model.constraints.push({ constraint: 'unique', columns: [column], ...place });
  addKeys(model, [column], isKey, options, place);
}

function namedClass(outline: Outline, value: Value | undefined): string | undefined {
  const said = resultOf(outline, value);
  if (said?.kind === 'text') return said.text;
  if (said?.kind !== 'name') return undefined;
  const imported = outline.imports.find(({ as, name }) => (as ?? name) === said.name);
  return imported?.name === undefined || imported.name === 'default' ? said.name : imported.name;
}

/** `@Index()` and `@Unique()`, on a field or with the fields that they name. */
function addIndex(model: PythonModel, { name, at, end }: Decorator, fields: readonly string[]): void {
  if ((name !== 'Index' && name !== 'Unique') || fields.length === 0) return;
  const columns = fields.map((field) => {
    const known = model.fields[field];
    return known !== undefined && 'column' in known ? known.column : `${snakeCase(field)}_id`;
  });
  model.indexes.push({ columns, unique: name === 'Unique', at, end });
}

function isNullable(field: FieldOutline, options: ObjectValue | undefined): boolean {
  const said = option(options, 'nullable');
  if (said !== undefined) return isOn(said);
  return field.optional === true || /\|\s*(?:null|undefined)\b/.test(field.type ?? '');
}

const types: Readonly<Record<string, string>> = {
  number: 'integer',
  bigint: 'bigint',
  boolean: 'boolean',
  Date: 'timestamptz',
  Buffer: 'bytea',
};

function columnType(
  outline: Outline,
  field: FieldOutline,
  decorator: Decorator,
  options: ObjectValue | undefined,
): string {
  const written = textValue(outline, option(options, 'columnType')) ?? textValue(outline, option(options, 'type'));
  const length = literalOf(option(options, 'length'));
  const plain = (field.type ?? '').split('|')[0]?.trim() ?? '';
  const base = written ?? types[plain] ?? (/\{|\[\]|Record</.test(plain) ? 'jsonb' : 'varchar');
  if (decorator.name === 'Enum' && written === undefined) return 'text';
  return length === undefined || base.includes('(') ? base : `${base}(${length})`;
}

function defaultOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'text') return `'${value.text}'`;
  return value?.kind === 'literal' ? value.text : undefined;
}
