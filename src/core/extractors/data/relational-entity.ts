import type { ClassOutline, FieldOutline, Outline } from '../../syntax/outline.ts';
import type { Extractor } from '../extractor.ts';
import { annotation, argument, text } from './jpa-annotations.ts';
import { plainType } from './jpa-columns.ts';
import { snakeCase } from './jpa-naming.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';

const modules = /^(?:org\.springframework\.data\.relational\.core\.mapping|io\.micronaut\.data\.annotation)\b/;

/** Tables of classes that Spring Data JDBC and R2DBC or Micronaut Data keep: `@Table("dogs")`, `@MappedEntity`. */
export const relationalEntity: Extractor = {
  id: 'relational-entity',
  title: 'Entities of Spring Data JDBC, R2DBC and Micronaut Data',
  group: 'data',
  applies: ({ outline }) =>
    (outline?.language === 'java' || outline?.language === 'kotlin') &&
    outline.imports.some(({ from }) => modules.test(from)),
  extract: ({ outline }) => ({
    facts: schemaFact(outline?.classes.flatMap((cls) => modelOf(outline, cls)) ?? []),
    problems: [],
  }),
};

function modelOf(outline: Outline, cls: ClassOutline): readonly PythonModel[] {
  const declared = annotation(cls, 'Table', 'MappedEntity');
  // A class of JPA may stand in the same file.
  if (declared === undefined || annotation(cls, 'Entity') !== undefined) return [];
  const named = text(outline, argument(declared, 'value')) ?? text(outline, argument(declared, 'name'));
  const place = { at: declared.at, end: cls.end };
  const table = named === undefined || named === '' ? snakeCase(cls.name) : named;
  const model = newModel(outline, { name: cls.name, table, schema: undefined, bases: [], ...place });
  for (const field of cls.fields) if (field.static !== true) addField(outline, model, field);
  return model.columns.length === 0 ? [] : [model];
}

function addField(outline: Outline, model: PythonModel, field: FieldOutline): void {
  if (annotation(field, 'Transient', 'MappedCollection', 'Embedded') !== undefined) return;
  const place = { at: field.decorators?.[0]?.at ?? field.at, end: field.end };
  const relation = annotation(field, 'Relation');
  if (relation !== undefined) {
    const kind = argument(relation, 'value');
    const isOwned = kind?.kind === 'name' && /(?:MANY_TO_ONE|ONE_TO_ONE|EMBEDDED)$/.test(kind.name);
    const target = field.type?.split('.').at(-1) ?? '';
    const held = text(outline, argument(relation, 'mappedBy'));
    const many = /<\s*(?:\?\s*extends\s+)?([\w.]+)\s*>/.exec(field.type ?? '')?.[1];
    const other = (many ?? target).split('.').at(-1) ?? '';
    if (held !== undefined)
      model.fields[field.name] = { relation: other, many: many !== undefined, by: `${snakeCase(held)}_id` };
    if (!isOwned || held !== undefined || kind.name.endsWith('EMBEDDED')) return;
    const name = `${snakeCase(field.name)}_id`;
    model.columns.push({ name, type: '', nullable: true, generated: false, ...place });
    model.fields[field.name] = { relation: target, many: false };
    const key = { constraint: 'foreign-key', columns: [name], table: target, referenced: [], ofModel: true } as const;
    model.constraints.push({ ...key, ...place });
    return;
  }
  if (/^(?:java\.util\.)?(?:Mutable)?(?:List|Set|Map|Collection)\b/.test(field.type ?? '')) return;
  const column = annotation(field, 'Column', 'MappedProperty');
  const name = text(outline, argument(column, 'value')) ?? snakeCase(field.name);
  const isKey = annotation(field, 'Id') !== undefined;
  const type = plainType(field.type);
  model.columns.push({ name, type, nullable: !isKey && field.optional === true, generated: isKey, ...place });
  model.fields[field.name] = { column: name };
  if (isKey) model.constraints.push({ constraint: 'primary-key', columns: [name], ...place });
}
