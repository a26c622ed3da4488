import { mappedName } from './prisma-attributes.ts';
import type { PrismaModels } from './prisma-relations.ts';
import type { PrismaModel, PrismaSchema } from './prisma-schema.ts';
import { isRelation } from './prisma-tables.ts';

/** What a field stands for in queries: a column, or the model that a relation leads to. */
export type PrismaFieldMeaning = { readonly column: string } | { readonly relation: string; readonly many: boolean };

/** Model name → field name → what the field stands for. */
export function prismaFields(
  schema: PrismaSchema,
  models: PrismaModels,
): Record<string, Record<string, PrismaFieldMeaning>> {
  const queried = schema.models.filter(({ kind }) => kind !== 'type');
  return Object.fromEntries(queried.map((model) => [model.name, fieldsOf(model, models)]));
}

function fieldsOf(model: PrismaModel, models: PrismaModels): Record<string, PrismaFieldMeaning> {
  const meanings = model.fields.map((field): [string, PrismaFieldMeaning] => [
    field.name,
    isRelation(models, field) ? { relation: field.type, many: field.many } : { column: mappedName(field) },
  ]);
  return Object.fromEntries(meanings);
}
