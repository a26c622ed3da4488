import type { ClassOutline, Value } from '../../syntax/outline.ts';
import type { SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { SchemaFact } from '../fact.ts';
import { camelized, pluralOf, singularOf, underscored } from '../shapes/inflections.ts';
import { associationMacros, baseModels } from './active-record.ts';

/** Classes of Active Record: which table is whose, and the relations that no foreign key of the database keeps. */
export const activeRecordModel: Extractor = {
  id: 'active-record-model',
  title: 'Active Record models',
  group: 'data',
  applies: ({ outline }) =>
    outline?.language === 'ruby' && outline.classes.some(({ bases }) => bases.some((base) => baseModels.test(base))),
  extract: (file) => ({ facts: factsOf(file), problems: [] }),
};

function factsOf({ outline }: ReadFile): readonly SchemaFact[] {
  const models: Record<string, string> = {};
  const statements: SchemaStatement[] = [];
  for (const cls of outline?.classes ?? []) {
    if (cls.kind !== 'class' || baseModels.test(cls.name) || !cls.bases.some((base) => baseModels.test(base))) continue;
    if (cls.decorators.some(({ name }) => name === 'abstract_class=' || name === 'primary_abstract_class')) continue;
    const name = cls.name.split('::').at(-1) ?? cls.name;
    const table = tableOf(cls, name);
    models[name] = table;
    statements.push(...relationsOf(cls, table));
  }
  if (Object.keys(models).length === 0) return [];
  return [{ kind: 'schema', dialect: 'generic', origin: 'model', statements, models, fields: {} }];
}

function tableOf({ decorators }: ClassOutline, name: string): string {
  const [said] = decorators.find((decorator) => decorator.name === 'table_name=')?.args ?? [];
  return said?.kind === 'text' ? said.text : pluralOf(underscored(name));
}

function relationsOf({ decorators }: ClassOutline, table: string): readonly SchemaStatement[] {
  return decorators.flatMap(({ name: macro, args = [], at, end }): readonly SchemaStatement[] => {
    const [first] = args;
    if (macro !== 'belongs_to' || associationMacros[macro] !== false || first?.kind !== 'text') return [];
    const options = new Map(
      args.flatMap((value) =>
        value.kind === 'object' ? value.entries.map((entry) => [entry.key, entry.value] as const) : [],
      ),
    );
    if (options.has('polymorphic')) return [];
    const target = textOf(options.get('class_name'))?.split('::').at(-1) ?? camelized(singularOf(first.text));
    const column = textOf(options.get('foreign_key')) ?? `${first.text}_id`;
    const place = { at, end };
    return [
      {
        kind: 'add-constraint',
        ...place,
        table,
        constraint: {
          ...place,
          constraint: 'foreign-key',
          columns: [column],
          table: target,
          referenced: [textOf(options.get('primary_key')) ?? 'id'],
          ofModel: true,
          enforced: false,
        },
      },
    ];
  });
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}
