import type { ComponentKind } from '../../model/component.ts';

/** What a resource of a cloud is: a product that somebody else runs. */
export interface CloudProduct {
  readonly kind: ComponentKind;
  readonly technology: string;
  /** Settings that hold its name, the best first. */
  readonly names: readonly string[];
  /** The setting that says which product it is: `engine`. */
  readonly engine?: string | undefined;
  /** The setting that gives it an address on the internet. */
  readonly open?: string | undefined;
  /** Of many that a cloud holds only those are parts of the system that something of it names: a bucket. */
  readonly named?: true | undefined;
}

/** Products by the resource that makes them: `aws_db_instance`. */
export function cloudProduct(type: string): CloudProduct | undefined {
  return products.get(type);
}

/** `aurora-postgresql`, `POSTGRES_16` and `Redis` by the names that components go by. */
export function technologyOf(product: CloudProduct, engine: string | undefined): string {
  if (product.engine === undefined || engine === undefined) return product.technology;
  const name = engine.toLowerCase();
  return engines.find(([mark]) => mark.test(name))?.[1] ?? product.technology;
}

const engines: readonly (readonly [RegExp, string])[] = [
  [/postgres/, 'postgresql'],
  [/mariadb/, 'mariadb'],
  [/mysql|^aurora$/, 'mysql'],
  [/sqlserver/, 'sqlserver'],
  [/oracle/, 'oracle'],
  [/valkey/, 'valkey'],
  [/memcached/, 'memcached'],
  [/redis/, 'redis'],
  [/rabbit/, 'rabbitmq'],
  [/activemq/, 'activemq'],
];

/** One a line: resource, technology, settings of its name; then `engine=` and `open=` where it has them. */
const lists: Partial<Record<ComponentKind, string>> = {
  database: `
    aws_db_instance sql identifier,identifier_prefix engine=engine open=publicly_accessible
    aws_rds_cluster sql cluster_identifier,name engine=engine
    aws_docdb_cluster mongodb cluster_identifier
    aws_neptune_cluster neptune cluster_identifier
    aws_redshift_cluster redshift cluster_identifier open=publicly_accessible
    aws_keyspaces_keyspace cassandra name
    aws_timestreamwrite_database timestream database_name
    google_sql_database_instance sql name engine=database_version
    google_alloydb_cluster postgresql cluster_id
    google_spanner_instance spanner name
    google_firestore_database firestore name
    google_bigtable_instance bigtable name
    azurerm_postgresql_flexible_server postgresql name
    azurerm_postgresql_server postgresql name open=public_network_access_enabled
    azurerm_mysql_flexible_server mysql name
    azurerm_mysql_server mysql name
    azurerm_mariadb_server mariadb name
    azurerm_mssql_server sqlserver name
    azurerm_sql_server sqlserver name
    azurerm_cosmosdb_account cosmosdb name
    mongodbatlas_cluster mongodb name
    mongodbatlas_advanced_cluster mongodb name
    mongodbatlas_serverless_instance mongodb name
    digitalocean_database_cluster sql name engine=engine
    neon_project postgresql name
    supabase_project postgresql name
    planetscale_database mysql name
    cockroach_cluster cockroachdb name
    scaleway_rdb_instance sql name engine=engine
    ovh_cloud_project_database sql description engine=engine`,
  cache: `
    aws_elasticache_cluster redis cluster_id engine=engine
    aws_elasticache_replication_group redis replication_group_id,cluster_id engine=engine
    aws_elasticache_serverless_cache redis name engine=engine
    aws_memorydb_cluster redis name
    google_redis_instance redis name
    google_redis_cluster redis name
    google_memorystore_instance valkey instance_id
    google_memcache_instance memcached name
    azurerm_redis_cache redis name
    azurerm_redis_enterprise_cluster redis name
    azurerm_managed_redis redis name
    upstash_redis_database redis database_name
    scaleway_redis_cluster redis name`,
  broker: `
    aws_msk_cluster kafka cluster_name,name
    aws_msk_serverless_cluster kafka cluster_name
    aws_mq_broker rabbitmq broker_name engine=engine_type
    google_managed_kafka_cluster kafka cluster_id
    confluent_kafka_cluster kafka display_name
    aiven_kafka kafka service_name
    cloudamqp_instance rabbitmq name
    azurerm_eventhub_namespace event-hubs name`,
  search: `
    aws_opensearch_domain opensearch domain_name
    aws_elasticsearch_domain elasticsearch domain_name
    aws_opensearchserverless_collection opensearch name
    azurerm_search_service azure-search name
    ec_deployment elasticsearch name`,
  storage: `
    aws_s3_bucket s3 bucket named
    google_storage_bucket gcs name named
    azurerm_storage_account azure-storage name named
    azurerm_storage_container azure-storage name named
    digitalocean_spaces_bucket s3 name named
    cloudflare_r2_bucket r2 name named
    aws_efs_file_system efs creation_token named`,
  auth: `
    aws_cognito_user_pool cognito name
    auth0_client auth0 name named
    okta_app_oauth okta label named`,
  gateway: `
    aws_apigatewayv2_api api-gateway name
    aws_api_gateway_rest_api api-gateway name
    aws_lb load-balancer name
    aws_alb load-balancer name
    azurerm_api_management api-management name
    azurerm_application_gateway application-gateway name
    google_api_gateway_gateway api-gateway gateway_id`,
};

const products: ReadonlyMap<string, CloudProduct> = new Map(
  Object.entries(lists).flatMap(([kind, list]) =>
    list
      .trim()
      .split('\n')
      .map((line): [string, CloudProduct] => {
        const [type = '', technology = '', names = '', ...more] = line.trim().split(' ');
        const said = (name: string) => more.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
        const product = { kind: kind as ComponentKind, technology, names: names.split(',') };
        const named = more.includes('named') ? (true as const) : undefined;
        return [type, { ...product, engine: said('engine'), open: said('open'), named }];
      }),
  ),
);
