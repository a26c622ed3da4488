import type { Language } from '../../syntax/outline.ts';

/**
 * What making one costs: `pool` opens connections and keeps them, `connection` opens one, `client` begins without the
 * connections that another of its kind has already opened.
 */
export type ClientCost = 'pool' | 'connection' | 'client';

/** Functions and classes of a package of which a process needs one object. */
export interface ClientMakers {
  readonly languages: readonly Language[];
  readonly modules: readonly string[];
  /** Paths within the module; empty for what it exports as a whole. */
  readonly makers: readonly string[];
  readonly cost: ClientCost;
}

const node = ['javascript', 'typescript', 'tsx'] as const;
const python = ['python'] as const;
const go = ['go'] as const;
const jvm = ['java', 'kotlin'] as const;
const csharp = ['csharp'] as const;

export const clientMakers: readonly ClientMakers[] = [
  { languages: node, modules: ['pg', 'pg-pool', '@neondatabase/serverless'], makers: ['Pool', ''], cost: 'pool' },
  { languages: node, modules: ['pg'], makers: ['Client'], cost: 'connection' },
  { languages: node, modules: ['postgres', 'knex', 'pg-promise'], makers: [''], cost: 'pool' },
  {
    languages: node,
    modules: ['mysql', 'mysql2', 'mysql2/promise', 'mariadb'],
    makers: ['createPool'],
    cost: 'pool',
  },
  {
    languages: node,
    modules: ['mysql', 'mysql2', 'mysql2/promise', 'mariadb'],
    makers: ['createConnection'],
    cost: 'connection',
  },
  { languages: node, modules: ['mssql'], makers: ['ConnectionPool'], cost: 'pool' },
  { languages: node, modules: ['@prisma/client'], makers: ['PrismaClient'], cost: 'pool' },
  { languages: node, modules: ['typeorm'], makers: ['DataSource', 'createConnection'], cost: 'pool' },
  { languages: node, modules: ['sequelize', 'sequelize-typescript'], makers: ['Sequelize'], cost: 'pool' },
  { languages: node, modules: ['mongodb'], makers: ['MongoClient', 'MongoClient.connect'], cost: 'pool' },
  { languages: node, modules: ['mongoose'], makers: ['createConnection'], cost: 'pool' },
  { languages: node, modules: ['ioredis'], makers: ['', 'Redis', 'Cluster'], cost: 'connection' },
  {
    languages: node,
    modules: ['redis', '@redis/client'],
    makers: ['createClient', 'createCluster'],
    cost: 'connection',
  },
  { languages: node, modules: ['amqplib', 'amqp-connection-manager', 'nats'], makers: ['connect'], cost: 'connection' },
  { languages: node, modules: ['bullmq', 'bull'], makers: ['', 'Queue'], cost: 'connection' },
  {
    languages: node,
    modules: ['@elastic/elasticsearch', '@opensearch-project/opensearch'],
    makers: ['Client'],
    cost: 'client',
  },
  {
    languages: python,
    modules: ['sqlalchemy', 'sqlalchemy.ext.asyncio', 'sqlmodel'],
    makers: ['create_engine', 'create_async_engine'],
    cost: 'pool',
  },
  { languages: python, modules: ['asyncpg', 'aiomysql'], makers: ['create_pool'], cost: 'pool' },
  { languages: python, modules: ['psycopg_pool'], makers: ['ConnectionPool', 'AsyncConnectionPool'], cost: 'pool' },
  {
    languages: python,
    modules: ['psycopg2', 'psycopg', 'pymysql', 'MySQLdb', 'mysql', 'asyncpg', 'aiomysql', 'oracledb', 'pyodbc'],
    makers: ['connect', 'connector.connect'],
    cost: 'connection',
  },
  {
    languages: python,
    modules: ['pymongo', 'motor', 'motor.motor_asyncio'],
    makers: ['MongoClient', 'AsyncIOMotorClient'],
    cost: 'pool',
  },
  {
    languages: python,
    modules: ['redis', 'redis.asyncio', 'aioredis'],
    makers: ['Redis', 'StrictRedis', 'from_url', 'Redis.from_url'],
    cost: 'connection',
  },
  {
    languages: python,
    modules: ['pika', 'aio_pika'],
    makers: ['BlockingConnection', 'connect', 'connect_robust'],
    cost: 'connection',
  },
  {
    languages: python,
    modules: ['kafka', 'aiokafka', 'confluent_kafka'],
    makers: ['KafkaProducer', 'AIOKafkaProducer', 'Producer'],
    cost: 'connection',
  },
  { languages: python, modules: ['elasticsearch'], makers: ['Elasticsearch', 'AsyncElasticsearch'], cost: 'client' },
  { languages: python, modules: ['httpx'], makers: ['AsyncClient', 'Client'], cost: 'client' },
  { languages: python, modules: ['aiohttp'], makers: ['ClientSession'], cost: 'client' },
  { languages: go, modules: ['database/sql'], makers: ['Open', 'OpenDB'], cost: 'pool' },
  { languages: go, modules: ['gorm.io/gorm', 'github.com/jinzhu/gorm'], makers: ['Open'], cost: 'pool' },
  {
    languages: go,
    modules: ['github.com/jmoiron/sqlx'],
    makers: ['Open', 'Connect', 'MustConnect', 'MustOpen'],
    cost: 'pool',
  },
  {
    languages: go,
    modules: ['github.com/jackc/pgx/pgxpool'],
    makers: ['New', 'NewWithConfig', 'Connect', 'ConnectConfig'],
    cost: 'pool',
  },
  { languages: go, modules: ['github.com/jackc/pgx'], makers: ['Connect', 'ConnectConfig'], cost: 'connection' },
  {
    languages: go,
    modules: ['go.mongodb.org/mongo-driver/mongo', 'go.mongodb.org/mongo-driver/v2/mongo'],
    makers: ['Connect', 'NewClient'],
    cost: 'pool',
  },
  {
    languages: go,
    modules: ['github.com/redis/go-redis', 'github.com/go-redis/redis'],
    makers: ['NewClient', 'NewClusterClient', 'NewUniversalClient'],
    cost: 'pool',
  },
  {
    languages: go,
    modules: ['github.com/rabbitmq/amqp091-go', 'github.com/streadway/amqp'],
    makers: ['Dial', 'DialConfig', 'DialTLS'],
    cost: 'connection',
  },
  {
    languages: go,
    modules: ['github.com/IBM/sarama', 'github.com/Shopify/sarama'],
    makers: ['NewClient', 'NewSyncProducer', 'NewAsyncProducer'],
    cost: 'connection',
  },
  { languages: go, modules: ['github.com/nats-io/nats.go'], makers: ['Connect'], cost: 'connection' },
  {
    languages: go,
    modules: ['google.golang.org/grpc'],
    makers: ['Dial', 'DialContext', 'NewClient'],
    cost: 'connection',
  },
  { languages: jvm, modules: ['com.zaxxer.hikari'], makers: ['HikariDataSource'], cost: 'pool' },
  { languages: jvm, modules: ['java.sql'], makers: ['DriverManager.getConnection'], cost: 'connection' },
  { languages: jvm, modules: ['redis.clients.jedis'], makers: ['JedisPool', 'JedisPooled'], cost: 'pool' },
  { languages: jvm, modules: ['redis.clients.jedis'], makers: ['Jedis'], cost: 'connection' },
  { languages: jvm, modules: ['com.mongodb.client'], makers: ['MongoClients.create'], cost: 'pool' },
  { languages: jvm, modules: ['org.apache.kafka.clients.producer'], makers: ['KafkaProducer'], cost: 'connection' },
  {
    languages: jvm,
    modules: ['io.grpc'],
    makers: ['ManagedChannelBuilder.forAddress', 'ManagedChannelBuilder.forTarget'],
    cost: 'connection',
  },
  { languages: jvm, modules: ['okhttp3'], makers: ['OkHttpClient'], cost: 'client' },
  { languages: jvm, modules: ['java.net.http'], makers: ['HttpClient.newHttpClient'], cost: 'client' },
  { languages: csharp, modules: ['.net'], makers: ['HttpClient'], cost: 'connection' },
  {
    languages: csharp,
    modules: ['.net'],
    makers: ['ConnectionMultiplexer.Connect', 'ConnectionMultiplexer.ConnectAsync'],
    cost: 'connection',
  },
  { languages: csharp, modules: ['.net'], makers: ['MongoClient'], cost: 'client' },
  { languages: csharp, modules: ['.net'], makers: ['ServiceBusClient'], cost: 'connection' },
  { languages: csharp, modules: ['.net'], makers: ['CosmosClient'], cost: 'pool' },
  { languages: csharp, modules: ['.net'], makers: ['ProducerBuilder'], cost: 'connection' },
];
