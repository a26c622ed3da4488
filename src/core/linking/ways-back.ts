import type { ModelField, SchemaFact } from '../extractors/fact.ts';

type Fields = SchemaFact['fields'];

/** Relations as both of their models see them: `order.lines` beside `line.order`. What a model says itself comes first. */
export function withWaysBack(fields: Fields): Fields {
  const back: Record<string, Record<string, ModelField>> = {};
  for (const [model, own] of Object.entries(fields))
    for (const field of Object.values(own)) {
      if (!('relation' in field) || field.back === undefined || !Object.hasOwn(fields, field.relation)) continue;
      const { name, column, many } = field.back;
      back[field.relation] = { ...back[field.relation], [name]: { relation: model, many, by: column } };
    }
  const known = Object.entries(fields).map(([model, own]) => [model, { ...back[model], ...own }]);
  return Object.keys(back).length === 0 ? fields : Object.fromEntries(known);
}
