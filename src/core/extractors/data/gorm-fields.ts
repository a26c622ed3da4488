import type { FieldOutline, Outline } from '../../syntax/outline.ts';
import { gormColumn } from './gorm-naming.ts';
import { type GormTags, gormTags } from './gorm-tags.ts';
import { gormType } from './gorm-types.ts';
import type { PythonModel } from './python-model.ts';

/** Where a field stands while a model is read. */
export interface FieldPlace {
  readonly outline: Outline;
  readonly model: PythonModel;
  /** The fields beside it: `AuthorID` says that `Author` is a relation. */
  readonly fields: readonly FieldOutline[];
  readonly prefix: string;
}

/** What `gorm.Model` brings along. */
export function addStandardFields(model: PythonModel, { at, end }: FieldOutline): void {
  const standard = [
    { field: 'ID', name: 'id', type: 'bigint', nullable: false, generated: true },
    { field: 'CreatedAt', name: 'created_at', type: 'timestamptz', nullable: true, generated: false },
    { field: 'UpdatedAt', name: 'updated_at', type: 'timestamptz', nullable: true, generated: false },
    { field: 'DeletedAt', name: 'deleted_at', type: 'timestamptz', nullable: true, generated: false },
  ];
  for (const { field, ...column } of standard) {
    model.columns.push({ ...column, at, end });
    model.fields[field] = { column: column.name };
  }
  model.indexes.push({ columns: ['deleted_at'], unique: false, at, end });
}

export function addGormField(place: FieldPlace, field: FieldOutline, tags: GormTags): void {
  const { model, prefix } = place;
  const type = columnType(place, field, tags);
  if (!/^[A-Z]/.test(field.name)) return;
  if (type === undefined) {
    addRelation(place, field, tags);
    return;
  }
  const { at, end } = field;
  const name = prefix + (tags.get('column')?.[0] ?? gormColumn(field.name));
  const isKey = tags.has('primarykey');
  model.columns.push({
    name,
    type,
    nullable: !(isKey || tags.has('not null') || tags.has('notnull')),
    default: tags.get('default')?.[0],
    generated: tags.has('autoincrement') || (isKey && /int/.test(field.type ?? '')),
    comment: tags.get('comment')?.[0],
    at,
    end,
  });
  model.fields[field.name] = { column: name };
  if (isKey) model.constraints.push({ constraint: 'primary-key', columns: [name], at, end });
  else if (tags.has('unique')) model.constraints.push({ constraint: 'unique', columns: [name], at, end });
  addIndexes(model, field, name, tags);
}

/** A struct that the database knows nothing of is stored under the type that it is written by. */
function columnType({ outline, fields }: FieldPlace, field: FieldOutline, tags: GormTags): string | undefined {
  const type = field.type ?? '';
  const known = gormType(type, tags);
  if (known !== undefined) return known;
  if (relating.some((name) => tags.has(name))) return undefined;
  const bare = type.replace(/^\*/, '');
  const declared = outline.classes.find(({ name }) => name === bare);
  if (declared?.kind === 'type') return gormType(declared.alias ?? '', tags) ?? 'text';
  if (declared !== undefined || type.startsWith('*')) return undefined;
  if (/^(?:\[\]|map\[|func|chan|interface)/.test(type))
    return type === '[]string' && tags.size > 0 ? 'text' : undefined;
  const hasKey = fields.some(({ name }) => name === `${field.name}ID` || name === `${field.name}Id`);
  // A type of another file without a key beside it is most likely a text or a number with a name.
  return hasKey || (tags.size === 0 && /Model$/.test(bare)) ? undefined : '';
}

const relating = ['foreignkey', 'many2many', 'references', 'polymorphic', 'associationforeignkey', 'constraint'];

/** `index`, `index:by_email,unique`, `uniqueIndex:by_both,priority:2`: columns under one name form one index. */
function addIndexes(model: PythonModel, { at, end }: FieldOutline, column: string, tags: GormTags): void {
  for (const tag of ['index', 'uniqueindex'])
    for (const written of tags.get(tag) ?? []) {
      const [name = '', ...options] = written.split(',').map((part) => part.trim());
      const unique = tag === 'uniqueindex' || options.some((option) => /^(?:unique|class:unique)$/i.test(option));
      const known = name === '' ? -1 : model.indexes.findIndex((index) => index.name === name);
      const index = model.indexes[known];
      if (index === undefined)
        model.indexes.push({ name: name === '' ? undefined : name, columns: [column], unique, at, end });
      else
        model.indexes[known] = {
          ...index,
          columns: inOrder(index.columns, column, options),
          unique: index.unique || unique,
        };
    }
}

function inOrder(columns: readonly string[], column: string, options: readonly string[]): readonly string[] {
  const priority = options.map((option) => /^priority:(\d+)$/i.exec(option)?.[1]).find((text) => text !== undefined);
  return priority === '1' ? [column, ...columns] : [...columns, column];
}

function addRelation({ outline, model, fields }: FieldPlace, field: FieldOutline, tags: GormTags): void {
  const many = field.type?.startsWith('[]') === true;
  const target =
    field.type
      ?.replace(/^(?:\[\]|\*)+/, '')
      .split('.')
      .at(-1) ?? '';
  if (!/^[A-Z]\w*$/.test(target)) return;
  model.fields[field.name] = { relation: target, many };
  const place = { at: field.at, end: field.end };
  const table = tags.get('many2many')?.[0];
  if (table !== undefined) {
    const columns = { column: `${gormColumn(model.name)}_id`, targetColumn: `${gormColumn(target)}_id` };
    model.joins.push({
      model: model.name,
      field: field.name,
      target,
      table,
      ...columns,
      form: 'jpa',
      keyed: true,
      ...place,
    });
    return;
  }
  const written = tags.get('foreignkey')?.[0];
  const keys = (written ?? `${field.name}ID`).split(',').map((key) => key.trim());
  const own = keys.map((key) => fields.find(({ name }) => name.toLowerCase() === key.toLowerCase()));
  if (many || own.some((key) => key === undefined)) return;
  const columns = own.map((key) => {
    if (key === undefined) return '';
    return gormTags(key).get('column')?.[0] ?? gormColumn(key.name);
  });
  const actions = tags.get('constraint')?.join(',') ?? '';
  model.constraints.push({
    constraint: 'foreign-key',
    columns,
    table: target,
    referenced: [],
    ofModel: true,
    onDelete: /OnDelete:([\w ]+)/i.exec(actions)?.[1]?.toLowerCase(),
    // The first GORM only makes keys where it is told to.
    enforced: outline.imports.some(({ from }) => from === 'github.com/jinzhu/gorm') ? false : undefined,
    ...place,
  });
}
