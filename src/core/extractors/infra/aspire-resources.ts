import type { Product } from './known-products.ts';

const database = (technology: string): Product => ({ kind: 'database', technology });
const broker = (technology: string): Product => ({ kind: 'broker', technology });
const cache = (technology: string): Product => ({ kind: 'cache', technology });
const search = (technology: string): Product => ({ kind: 'search', technology });

/** Methods of an Aspire host that add a product. */
export const aspireProducts: Readonly<Record<string, Product>> = {
  AddPostgres: database('postgresql'),
  AddAzurePostgresFlexibleServer: database('postgresql'),
  AddSqlServer: database('sqlserver'),
  AddAzureSqlServer: database('sqlserver'),
  AddMySql: database('mysql'),
  AddOracle: database('oracle'),
  AddMongoDB: database('mongodb'),
  AddAzureCosmosDB: database('cosmosdb'),
  AddRedis: cache('redis'),
  AddAzureRedis: cache('redis'),
  AddAzureManagedRedis: cache('redis'),
  AddValkey: cache('valkey'),
  AddGarnet: cache('garnet'),
  AddRabbitMQ: broker('rabbitmq'),
  AddKafka: broker('kafka'),
  AddNats: broker('nats'),
  AddAzureServiceBus: broker('servicebus'),
  AddAzureEventHubs: broker('eventhubs'),
  AddElasticsearch: search('elasticsearch'),
  AddMeilisearch: search('meilisearch'),
  AddQdrant: search('qdrant'),
  AddMilvus: search('milvus'),
  AddAzureSearch: search('azure-search'),
  AddAzureStorage: { kind: 'storage', technology: 'azure-storage' },
  AddMinioContainer: { kind: 'storage', technology: 'minio' },
  AddKeycloak: { kind: 'auth', technology: 'keycloak' },
  AddSeq: { kind: 'monitoring', technology: 'seq' },
  AddYarp: { kind: 'gateway', technology: 'yarp' },
};

/** Methods that add code of a folder, with the position of its path. */
export const aspireFolders: Readonly<Record<string, number>> = {
  AddNpmApp: 1,
  AddNodeApp: 1,
  AddViteApp: 1,
  AddJavaScriptApp: 1,
  AddPythonApp: 1,
  AddUvicornApp: 1,
  AddGolangApp: 1,
  AddSpringApp: 1,
  AddDockerfile: 1,
};
