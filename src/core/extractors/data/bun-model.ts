import type { ClassOutline, FieldOutline, Outline } from '../../syntax/outline.ts';
import type { Extractor } from '../extractor.ts';
import { addGormField } from './gorm-fields.ts';
import { gormTable } from './gorm-naming.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';

/** Tables that Bun makes of structs. */
export const bunModel: Extractor = {
  id: 'bun-model',
  title: 'Bun models',
  group: 'data',
  applies: ({ outline }) => outline?.language === 'go' && outline.classes.some(({ bases }) => bases.includes(base)),
  extract: ({ outline }) => ({
    facts: outline === undefined ? [] : schemaFact(outline.classes.flatMap((cls) => modelOf(outline, cls))),
    problems: [],
  }),
};

const base = 'bun.BaseModel';

function modelOf(outline: Outline, cls: ClassOutline): readonly PythonModel[] {
  if (!cls.bases.includes(base)) return [];
  const head = cls.fields.find(({ type }) => type === base);
  const named = partsOf(head)
    .find((part) => part.startsWith('table:'))
    ?.slice('table:'.length);
  const [schema, table] = named?.includes('.') === true ? named.split('.') : [undefined, named];
  const model = newModel(outline, {
    name: cls.name,
    table: table ?? gormTable(cls.name),
    schema,
    bases: [],
    at: cls.at,
    end: cls.end,
  });
  for (const field of cls.fields) if (field !== head) addField(outline, model, cls, field);
  return model.columns.length === 0 ? [] : [model];
}

/** The first part of a tag is the name of the column, and may be empty. */
function addField(outline: Outline, model: PythonModel, { fields }: ClassOutline, field: FieldOutline): void {
  const [name = '', ...options] = partsOf(field);
  if (name === '-' || options.includes('scanonly')) return;
  const isRelation = [name, ...options].some((part) => /^(?:rel|m2m):/.test(part));
  const tags = new Map<string, readonly string[]>();
  if (name !== '' && !name.includes(':')) tags.set('column', [name]);
  for (const option of options) {
    const [key = '', value = ''] = option.split(/:(.*)/s);
    if (key === 'pk') tags.set('primarykey', ['']);
    else tags.set(key.toLowerCase(), [value.replaceAll(/^'|'$/g, '')]);
  }
  if (isRelation) {
    const relation = field.type
      ?.replaceAll(/[[\]*]/g, '')
      .split('.')
      .at(-1);
    const many = field.type?.startsWith('[]') === true;
    if (relation !== undefined) model.fields[field.name] = { relation, many };
  } else addGormField({ outline, model, fields, prefix: '' }, field, tags);
}

function partsOf(field: FieldOutline | undefined): readonly string[] {
  const written = field?.decorators?.find(({ name }) => name === 'bun')?.args?.[0];
  return written?.kind === 'text' ? written.text.split(/,(?![^(]*\))/).map((part) => part.trim()) : [];
}
