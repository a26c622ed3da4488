import type { ClassOutline, Outline } from '../../syntax/outline.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import { addGormField, addStandardFields } from './gorm-fields.ts';
import { gormTable } from './gorm-naming.ts';
import { gormTags } from './gorm-tags.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';

/** Tables that GORM makes of structs. */
export const gormModel: Extractor = {
  id: 'gorm-model',
  title: 'GORM models',
  group: 'data',
  applies: ({ outline }) => outline?.language === 'go' && outline.classes.some((cls) => cls.kind === 'struct'),
  extract: (file) => ({ facts: factsOf(file), problems: [] }),
};

function factsOf({ outline }: ReadFile) {
  if (outline === undefined) return [];
  const embedded = new Set(outline.classes.flatMap((cls) => cls.bases));
  const models = outline.classes.flatMap((cls, index) => {
    if (!isModel(outline, cls, index)) return [];
    return modelOf(outline, cls, index, embedded.has(cls.name) || isBase(cls.name));
  });
  addHeldKeys(outline, models);
  return schemaFact(models);
}

/** `Lines []OrderLine` of an order: GORM makes the key on the lines, `OrderID` where no tag says another. */
function addHeldKeys(outline: Outline, models: readonly PythonModel[]): void {
  if (outline.imports.some(({ from }) => from === 'github.com/jinzhu/gorm')) return;
  for (const owner of models) {
    const cls = outline.classes.find(({ name, kind }) => name === owner.name && kind === 'struct');
    for (const field of cls?.fields ?? []) {
      const relation = owner.fields[field.name];
      const tags = gormTags(field);
      if (relation === undefined || !('relation' in relation) || !relation.many) continue;
      if (owner.table === undefined || ['many2many', 'polymorphic', 'references'].some((tag) => tags.has(tag)))
        continue;
      const held = models.find(({ name }) => name === relation.relation);
      const key = held?.fields[tags.get('foreignkey')?.[0] ?? `${owner.name}ID`];
      if (held === undefined || key === undefined || !('column' in key)) continue;
      const { column } = key;
      if (held.constraints.some((known) => known.constraint === 'foreign-key' && known.columns[0] === column)) continue;
      held.constraints.push({
        constraint: 'foreign-key',
        columns: [column],
        table: owner.name,
        referenced: [],
        ofModel: true,
        onDelete: /OnDelete:([\w ]+)/i.exec(tags.get('constraint')?.join(',') ?? '')?.[1]?.toLowerCase(),
        at: field.at,
        end: field.end,
      });
    }
  }
}

/** A struct that says something to GORM, or that embeds what every model of GORM has. */
function isModel(outline: Outline, cls: ClassOutline, index: number): boolean {
  if (cls.kind !== 'struct' || cls.fn !== 0 || cls.part === true) return false;
  const tagged = cls.fields.some((field) => field.decorators?.some(({ name }) => name === 'gorm'));
  if (tagged || cls.bases.includes('gorm.Model')) return true;
  const usesGorm = outline.imports.some(({ from }) => /gorm$/.test(from));
  return usesGorm && tableName(outline, index) !== undefined;
}

/** What models share is no table of its own. */
function isBase(name: string): boolean {
  return /^(?:Base|Common|Abstract|Core|Shared)|^(?:Model|GormModel|Timestamps|SoftDelete)$|(?:Base|Mixin)$/i.test(
    name,
  );
}

function modelOf(outline: Outline, cls: ClassOutline, index: number, isShared: boolean): readonly PythonModel[] {
  const named = tableName(outline, index);
  const [schema, table] = named?.includes('.') === true ? named.split('.') : [undefined, named];
  const model = newModel(outline, {
    name: cls.name,
    table: isShared && named === undefined ? undefined : (table ?? gormTable(cls.name)),
    schema,
    bases: cls.bases.map((base) => base.split('.').at(-1) ?? base).filter((base) => base !== 'Model'),
    at: cls.at,
    end: cls.end,
  });
  addFields({ outline, model, depth: 0 }, cls, '');
  addKey(model);
  return model.columns.length === 0 ? [] : [model];
}

const deepest = 4;

interface Reading {
  readonly outline: Outline;
  readonly model: PythonModel;
  readonly depth: number;
}

/** Fields in order; what is embedded gives its own, as far as this file declares it. */
function addFields(reading: Reading, { fields, bases }: ClassOutline, prefix: string): void {
  const { outline, model, depth } = reading;
  for (const field of fields) {
    const tags = gormTags(field);
    const type = field.type?.replace(/^\*/, '') ?? '';
    if (tags.has('-')) continue;
    if (type === 'gorm.Model') addStandardFields(model, field);
    else if (tags.has('embedded') || bases.includes(field.type ?? '')) {
      const inner = outline.classes.find(({ name, kind }) => name === type && kind === 'struct');
      const more = prefix + (tags.get('embeddedprefix')?.[0] ?? '');
      if (inner !== undefined && depth < deepest) addFields({ ...reading, depth: depth + 1 }, inner, more);
    } else addGormField({ outline, model, fields, prefix }, field, tags);
  }
}

/** `func (Order) TableName() string { return "shop_orders" }` */
function tableName(outline: Outline, cls: number): string | undefined {
  const method = outline.functions.find((fn) => fn.cls === cls && fn.name === 'TableName');
  const [returned] = method?.returns ?? [];
  if (returned?.kind === 'text') return returned.text;
  const constant =
    returned?.kind === 'name' ? outline.bindings.find(({ name, fn }) => fn === 0 && name === returned.name) : undefined;
  return constant?.value.kind === 'text' ? constant.value.text : undefined;
}

/** A field `ID` is the key unless another says that it is. */
function addKey(model: PythonModel): void {
  if (model.constraints.some(({ constraint }) => constraint === 'primary-key')) return;
  const key = Object.hasOwn(model.fields, 'ID') ? model.fields['ID'] : undefined;
  if (key === undefined || !('column' in key)) return;
  const column = model.columns.findIndex(({ name }) => name === key.column);
  const known = model.columns[column];
  if (known === undefined) return;
  model.columns[column] = { ...known, nullable: false };
  model.constraints.push({ constraint: 'primary-key', columns: [key.column], at: known.at, end: known.end });
}
