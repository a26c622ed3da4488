import { type Product, productOfName } from './known-products.ts';

/** What is known of a container beside its name and its image. */
export interface PackedAs {
  readonly variables: readonly string[];
  /** Ports that it says it listens on. */
  readonly ports: readonly number[];
}

/** What a gateway of one's own is made of, its name does not say. */
export type Packed = Pick<Product, 'kind'> & Partial<Product>;

/** A product in an image of somebody's own: `acme/acme-kafka`, run as `kafka`, or `acme/stock-db` on port 3306. */
export function packedProduct(name: string, image: string, packed: PackedAs): Packed | undefined {
  const short = image.replace(/[:@][^/]*$/, '').replace(/-(?:amd64|arm64)$/, '');
  const [byName, byImage] = [productOfName(name), productOfName(short)];
  if (byName !== undefined && byName.technology === byImage?.technology) return byName;
  // Others are called gateways and sell tickets.
  if (/^edge-(?:router|proxy)$|^reverse-proxy$/.test(name) && short.endsWith(`/${name}`)) return { kind: 'gateway' };
  if (!isNamedDatabase(name) || !isNamedDatabase(short)) return undefined;
  const technology = technologyOfVariables(packed.variables) ?? packed.ports.flatMap((port) => byPort[port] ?? [])[0];
  return technology === undefined ? undefined : { kind: 'database', technology };
}

/** A database that is built here, as `db`, whatever it is made of. */
export function builtDatabase(name: string, variables: readonly string[]): Product | undefined {
  if (!isNamedDatabase(name)) return undefined;
  return { kind: 'database', technology: technologyOfVariables(variables) ?? 'sql' };
}

function isNamedDatabase(name: string): boolean {
  return /(?:^|[-_./])(?:db|database)$/i.test(name);
}

/** Each of these products calls its own variables by its name. */
function technologyOfVariables(variables: readonly string[]): string | undefined {
  const prefix = Object.keys(byVariable).find((start) => variables.some((variable) => variable.startsWith(start)));
  return byVariable[prefix ?? ''];
}

const byVariable: Readonly<Record<string, string>> = {
  POSTGRES_: 'postgresql',
  MYSQL_: 'mysql',
  MARIADB_: 'mariadb',
  MONGO_INITDB_: 'mongodb',
  MSSQL_: 'sqlserver',
};

/** Ports that IANA, or long use, gives to one product. */
const byPort: Readonly<Record<number, string>> = {
  1433: 'sqlserver',
  1521: 'oracle',
  3306: 'mysql',
  5432: 'postgresql',
  9042: 'cassandra',
  27017: 'mongodb',
};
