import type { DeploymentFact } from '../../extractors/deployment-fact.ts';
import { type CloudProduct, cloudProduct, technologyOf } from '../../extractors/infra/terraform-products.ts';
import { entry, isTrue, numberOf, scalarText } from '../../syntax/data-node.ts';
import type { LinkInput } from '../link-input.ts';
import { blocksOf, knownText, labelOf, resourceNamed, wholeText } from './known-texts.ts';
import type { Resource } from './resources-of.ts';

/** A product that the cloud runs, with the resource that makes it. */
export interface ProductResource {
  readonly resource: Resource;
  readonly product: CloudProduct;
  readonly technology: string;
  readonly name: string;
}

/** Databases, caches, brokers and gateways; copies of a database that others only read are that database. */
export function cloudProducts(resources: readonly Resource[], taken: ReadonlySet<string>): readonly ProductResource[] {
  const used = new Set(taken);
  return resources.flatMap((resource) => {
    const product = cloudProduct(resource.type);
    if (product === undefined || isCopy(resource)) return [];
    const technology = technologyOf(product, engineOf(resource, product));
    const name = unused(nameOf(resource, product, technology), product, used);
    used.add(name);
    return [{ resource, product, technology, name }];
  });
}

const copies = [
  'replicate_source_db',
  'replication_source_identifier',
  'master_instance_name',
  'global_replication_group_id',
];

function isCopy({ body }: Resource): boolean {
  const source = copies.map((key) => entry(body, key)).find((node) => node !== undefined);
  return source !== undefined && scalarText(source) !== undefined && scalarText(source) !== '';
}

function engineOf({ body, type, bought }: Resource, { engine }: CloudProduct): string | undefined {
  if (engine === undefined) return undefined;
  const written = scalarText(entry(body, engine));
  // The source of such a module says it.
  return bought === true && type === 'google_sql_database_instance'
    ? (/postgresql|mysql/.exec(scalarText(entry(body, 'source')) ?? '')?.[0] ?? written)
    : written;
}

function nameOf(resource: Resource, product: CloudProduct, technology: string): string {
  const texts = product.names.map((key) => entry(resource.body, key));
  const whole = texts.map(wholeText).find((text) => text !== undefined);
  return whole ?? labelOf(resource) ?? texts.map(knownText).find((text) => text !== undefined) ?? technology;
}

/** A database that is called as the service before it would be taken for it. */
function unused(name: string, { kind }: CloudProduct, used: ReadonlySet<string>): string {
  if (!used.has(name)) return name;
  const suffixed = `${name}-${kind === 'database' ? 'db' : kind}`;
  let candidate = suffixed;
  for (let count = 2; used.has(candidate); count++) candidate = `${suffixed}-${count}`;
  return candidate;
}

export function productFact(
  { resource, product, technology, name }: ProductResource,
  resources: readonly Resource[],
  evidence: LinkInput['evidence'],
): DeploymentFact {
  const { body, file, at, end } = resource;
  const port = numberOf(entry(body, 'port'));
  return {
    kind: 'deployment',
    cluster: { workload: name, labels: {} },
    component: {
      name,
      aliases: [name],
      kind: product.kind,
      technology,
      deployment: {
        file,
        ports: port === undefined ? [] : [{ container: port }],
        healthCheck: true,
        environment: {},
        dependsOn: [],
        replicas: copiesOf(resource),
        exposed: isOpen(resource, product, resources) ? evidence(file, at, end) : undefined,
        maxConnections: maxConnectionsOf(resource, resources),
      },
      evidence: [evidence(file, at, end)],
    },
  };
}

/** `multi_az`, and the counts of a cluster. */
function copiesOf({ body, type }: Resource): number | undefined {
  if (type === 'aws_db_instance') return isTrue(entry(body, 'multi_az')) ? 2 : 1;
  if (type === 'google_sql_database_instance')
    return blocksOf(body, 'settings').some((block) => scalarText(entry(block, 'availability_type')) === 'REGIONAL')
      ? 2
      : 1;
  const nodes = numberOf(entry(body, 'num_cache_clusters')) ?? numberOf(entry(body, 'num_cache_nodes'));
  return nodes ?? numberOf(entry(body, 'number_of_broker_nodes'));
}

/** An address on the internet is open where no group of rules that is known here keeps strangers out. */
function isOpen(resource: Resource, { open }: CloudProduct, resources: readonly Resource[]): boolean {
  const { body, type } = resource;
  if (type === 'google_sql_database_instance')
    return blocksOf(body, 'settings', 'ip_configuration', 'authorized_networks').some((network) =>
      isEverybody(scalarText(entry(network, 'value'))),
    );
  if (type.startsWith('azurerm_')) return hasOpenFirewall(resource, resources);
  if (open === undefined || !isTrue(entry(body, open))) return false;
  const groups = blocksOf(body, 'vpc_security_group_ids').flatMap(
    (id) => resourceNamed(resources, id, 'aws_security_group') ?? [],
  );
  return groups.length === 0 || groups.some((group) => letsEverybodyIn(group, resources));
}

function isEverybody(range: string | undefined): boolean {
  return range === '0.0.0.0/0' || range === '::/0';
}

function letsEverybodyIn(group: Resource, resources: readonly Resource[]): boolean {
  const rules = resources.filter(
    ({ type, body }) =>
      (type === 'aws_vpc_security_group_ingress_rule' ||
        (type === 'aws_security_group_rule' && scalarText(entry(body, 'type')) === 'ingress')) &&
      resourceNamed([group], entry(body, 'security_group_id')) === group,
  );
  return [...blocksOf(group.body, 'ingress'), ...rules.map(({ body }) => body)].some((rule) =>
    ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'].some((key) =>
      blocksOf(rule, key).some((range) => isEverybody(scalarText(range))),
    ),
  );
}

function hasOpenFirewall(resource: Resource, resources: readonly Resource[]): boolean {
  return resources.some(
    ({ type, body }) =>
      /^azurerm_.*firewall_rule$/.test(type) &&
      (resourceNamed([resource], entry(body, 'server_id')) ?? resourceNamed([resource], entry(body, 'server_name'))) ===
        resource &&
      scalarText(entry(body, 'start_ip_address')) === '0.0.0.0' &&
      scalarText(entry(body, 'end_ip_address')) === '255.255.255.255',
  );
}

/** A group of parameters may say how many connections a database takes. */
function maxConnectionsOf({ body, type }: Resource, resources: readonly Resource[]): number | undefined {
  const flags = type === 'google_sql_database_instance' ? blocksOf(body, 'settings', 'database_flags') : [];
  const key = type === 'aws_rds_cluster' ? 'db_cluster_parameter_group_name' : 'parameter_group_name';
  const group = resourceNamed(resources, entry(body, key), 'aws_db_parameter_group', 'aws_rds_cluster_parameter_group');
  const said = [...flags, ...blocksOf(group?.body, 'parameter')].find(
    (each) => scalarText(entry(each, 'name')) === 'max_connections',
  );
  const value = Number(scalarText(entry(said, 'value')));
  return Number.isInteger(value) && value > 0 ? value : undefined;
}
