import { cloudProduct } from '../../extractors/infra/terraform-products.ts';
import { entry, numberOf } from '../../syntax/data-node.ts';
import type { NamedResource } from './cloud-gateways.ts';
import { type CloudQueue, queueBehind } from './cloud-queues.ts';
import type { documentTables } from './document-tables.ts';
import { knownText } from './known-texts.ts';
import type { Resource } from './resources-of.ts';

/** A text in which references have become names, and what it named. */
export interface Spoken {
  readonly text: string;
  /** Names of components. */
  readonly names: readonly string[];
}

/**
 * Puts names in the place of what only the cloud knows: `${aws_db_instance.orders.endpoint}` is the host `orders`, the
 * address of a queue its name. So texts of a plan say what those of a Compose file say.
 */
export function standIns(
  running: readonly NamedResource[],
  queues: readonly CloudQueue[],
  tables: ReturnType<typeof documentTables>,
  resources: readonly Resource[],
): (text: string) => Spoken {
  const byAddress = new Map(running.map((each) => [each.resource.address, each] as const));
  return (text) => {
    const names = new Set<string>();
    const spoken = text.replace(/(?<!\$)\$\{@?([\w.-]+)\}/g, (hole, reference: string) => {
      const queue = queueBehind(queues, reference);
      if (queue !== undefined) {
        names.add(queue.broker);
        return queue.name;
      }
      const table = tables.find(({ resource }) => reference.startsWith(`${resource.address}.`));
      if (table !== undefined) {
        names.add('dynamodb');
        return table.name;
      }
      const [address, attribute] = splitAt(byAddress, reference);
      const meant = address === undefined ? undefined : byAddress.get(address);
      if (meant === undefined) return repositoryNamed(reference, resources) ?? hole;
      names.add(meant.name);
      return spokenAs(meant, attribute) ?? hole;
    });
    // A name that is spelled out in the plan means the same as a reference to it.
    if (tables.some(({ name }) => name === text)) names.add('dynamodb');
    for (const { name, broker } of queues) if (name === text) names.add(broker);
    return { text: spoken, names: [...names] };
  };
}

/** The longest address that begins the reference; the rest is what is asked of it. */
function splitAt(known: ReadonlyMap<string, unknown>, reference: string): readonly [string | undefined, string] {
  const parts = reference.split('.');
  for (let count = parts.length; count > 0; count--) {
    const address = parts.slice(0, count).join('.');
    if (known.has(address)) return [address, parts.slice(count).join('.')];
  }
  return [undefined, ''];
}

/** Ports that a product listens at when nothing else is said. */
const ports: Readonly<Record<string, number>> = {
  postgresql: 5432,
  mysql: 3306,
  mariadb: 3306,
  redis: 6379,
  valkey: 6379,
};

function spokenAs({ name, resource }: NamedResource, attribute: string): string | undefined {
  if (/(?:^|\.|_)port$/.test(attribute))
    return String(numberOf(entry(resource.body, 'port')) ?? ports[cloudProduct(resource.type)?.technology ?? ''] ?? '');
  if (/brokers/.test(attribute)) return `${name}:9092`;
  if (/invoke_arn|(?:^|\.)arn$/.test(attribute)) return undefined;
  if (/(?:^|[._])(?:url|uri|invoke_url)$/.test(attribute)) return `https://${name}`;
  return hostlike.test(attribute) ? name : undefined;
}

const hostlike =
  /endpoint|address|host|fqdn|_ip$|dns_name|connection|server|domain|primary|(?:^|\.)(?:id|name|bucket)$/;

/** Images are named by the repository that they lie in. */
function repositoryNamed(reference: string, resources: readonly Resource[]): string | undefined {
  if (!reference.endsWith('.repository_url')) return undefined;
  const repository = resources.find(
    ({ address, type }) => type === 'aws_ecr_repository' && reference.startsWith(`${address}.`),
  );
  return repository && (knownText(entry(repository.body, 'name')) ?? repository.names[0]);
}
