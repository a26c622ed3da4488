import type { Column, ForeignKey, Table } from '../../model/table.ts';
import type { Relation, Resource } from '../brief/brief.ts';
import { proposed } from '../draft.ts';
import { ids } from '../ids.ts';
import { keyColumn, shortened, tableName } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { accessIndexes } from './access-indexes.ts';
import { attributeColumns, type ColumnDraft, quoted } from './attribute-columns.ts';
import { tenantColumn } from './columns-of.ts';
import { partitionColumn } from './partitioning.ts';
import { progressColumns } from './progress-columns.ts';
import { spanChecks } from './spans.ts';

/** The resource as a table in third normal form: keys first, then what has a fixed width, then texts. */
export function resourceTable(plan: Plan, resource: Resource): Table {
  const service = plan.serviceOf(resource.name);
  const name = tableName(resource.name);
  const tenant = tenantColumn(plan, resource);
  const relations = resource.relations.filter(({ kind }) => kind !== 'many');
  const drafts = [
    ...resource.attributes.flatMap(attributeColumns),
    ...progressColumns(plan, resource),
    ...bookkeeping(resource),
  ];
  const columns: readonly Column[] = [
    ...(tenant === undefined ? [] : [{ name: tenant, type: 'uuid', nullable: false }]),
    {
      name: 'id',
      type: 'uuid',
      nullable: false,
      comment: 'UUID version 7, made by the application: it sorts by time.',
    },
    ...relations.map(
      (relation): Column => ({ name: keyColumn(relation.name), type: 'uuid', nullable: relation.optional }),
    ),
    ...byWidth(drafts).map((draft) => draft.column),
  ];
  const part = partitionColumn(plan, resource);
  const key = [...(tenant === undefined ? [] : [tenant]), 'id', ...(part === undefined || part === 'id' ? [] : [part])];
  return {
    ...proposed(ids.table(service.name, name), resource.evidence),
    store: ids.store(service.name),
    declaredBy: ids.service(service.name),
    name,
    dialect: plan.brief.dialect,
    columns,
    primaryKey: key,
    foreignKeys: [
      ...tenantKey(plan, resource, tenant),
      ...relations.flatMap((relation) => foreignKey(plan, resource, relation, tenant)),
    ],
    indexes: accessIndexes(plan, resource, tenant),
    checks: [...drafts.flatMap((draft) => draft.checks), ...spanChecks(resource)],
    partition: part === undefined ? undefined : { by: 'range', column: part },
    origin: 'proposed',
  };
}

/** A uuid is never padded; an eight-byte value after it stands where it should, and texts take what is left. */
function byWidth(drafts: readonly ColumnDraft[]): readonly ColumnDraft[] {
  return [8, 4, 1, 0].flatMap((width) => drafts.filter((draft) => draft.width === width));
}

function bookkeeping(resource: Resource): readonly ColumnDraft[] {
  const time = (name: string): ColumnDraft => ({
    column: { name, type: 'timestamptz', nullable: false, default: 'CURRENT_TIMESTAMP' },
    checks: [],
    width: 8,
  });
  if (resource.appendOnly || resource.embedded) return [time('created_at')];
  const version: ColumnDraft = {
    column: {
      name: 'version',
      type: 'integer',
      nullable: false,
      default: '1',
      comment: 'Counts changes; it is the ETag.',
    },
    checks: [`${quoted('version')} > 0`],
    width: 4,
  };
  return [time('created_at'), time('updated_at'), version];
}

/** A row belongs to a tenant, and a tenant that still has rows is not deleted by accident. */
function tenantKey(plan: Plan, resource: Resource, tenant: string | undefined): readonly ForeignKey[] {
  if (tenant === undefined || plan.tenant === undefined) return [];
  if (plan.serviceOf(plan.tenant.name) !== plan.serviceOf(resource.name)) return [];
  const references = { table: tableName(plan.tenant.name), columns: ['id'] };
  const name = shortened(`${tableName(resource.name)}_${tenant}_fkey`);
  return [{ name, columns: [tenant], references, onDelete: 'restrict', evidence: resource.evidence }];
}

/** Between services there is no foreign key: the other database cannot promise anything. */
function foreignKey(
  plan: Plan,
  resource: Resource,
  relation: Relation,
  tenant: string | undefined,
): readonly ForeignKey[] {
  const target = plan.resource(relation.to);
  if (plan.serviceOf(relation.to) !== plan.serviceOf(resource.name)) return [];
  const shared = tenant !== undefined && plan.isTenanted(target);
  const column = keyColumn(relation.name);
  // A key of two columns cannot be emptied by half, so deletion waits until nobody refers to the row.
  const onDelete = shared && relation.onDelete === 'set null' ? 'restrict' : relation.onDelete;
  return [
    {
      name: shortened(`${tableName(resource.name)}_${column}_fkey`),
      columns: shared ? [tenant, column] : [column],
      references: { table: tableName(relation.to), columns: shared ? [tenant, 'id'] : ['id'] },
      onDelete,
      evidence: relation.evidence,
    },
  ];
}
