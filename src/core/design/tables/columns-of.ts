import type { Index } from '../../model/table.ts';
import type { Resource } from '../brief/brief.ts';
import { columnName, keyColumn } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { attributeColumns } from './attribute-columns.ts';

export function tenantColumn(plan: Plan, resource: Resource): string | undefined {
  return plan.tenant !== undefined && plan.isTenanted(resource) ? keyColumn(plan.tenant.name) : undefined;
}

/** Column names that an attribute or relation stands in. */
export function columnsOf(resource: Resource, said: string): readonly string[] {
  const relation = resource.relations.find(
    (each) => each.kind !== 'many' && columnName(each.name) === columnName(said),
  );
  if (relation !== undefined) return [keyColumn(relation.name)];
  const attribute = resource.attributes.find((each) => columnName(each.name) === columnName(said));
  if (attribute !== undefined) return attributeColumns(attribute).map(({ column }) => column.name);
  return ['id', 'created_at', 'updated_at'].filter((name) => name === columnName(said));
}

export function uniqueName(table: string, index: Pick<Index, 'columns' | 'unique'>): string {
  return [table, ...index.columns, index.unique ? 'key' : 'idx'].join('_');
}
