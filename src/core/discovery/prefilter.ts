import type { Language } from '../syntax/outline.ts';

/**
 * Whether a text may hold anything that a review starts from, by a look at its letters. Broad on purpose: a file too many
 * costs a parse, a file too few a lost fact. What the chosen files import is read as well.
 */
export function mayMatter(language: Language, text: string): boolean {
  const marks = marksOf[language];
  return marks === undefined || marks.some((mark) => mark.test(text));
}

/** Packages by name or first part of the name, as they stand in `from '…'`, `require('…')` and `import('…')`. */
const packages = words(`
  @adonisjs/ @apollo/ @as-integrations/ @aws-sdk/ @azure/ @clickhouse/ @confluentinc/ @elastic/ @fastify/ @feathersjs/
  @google-cloud/ @graphql- @grpc/ @hapi/ @hono/ @koa/ @libsql/ @loopback/ @mikro-orm/ @nats-io/ @neondatabase/ @nestjs/
  @opensearch-project/ @planetscale/ @prisma/ @redis/ @sap/ @sendgrid/ @sequelize/ @slack/ @supabase/ @temporalio/ @trpc/
  @ts-rest/ @upstash/ @vercel/ @tsoa/ agenda amqp amqplib amqp-connection-manager apollo-server aws-sdk axios bcrypt bee-queue better-sqlite3 bookshelf
  bull bullmq cassandra-driver cookie-session cors cron csurf db-migrate dgram drizzle-orm dynamoose elasticsearch elysia express
  express- fastify fastify- firebase-admin graphql graphql- got h3 hapi helmet hono http http2 https inngest ioredis
  jsonwebtoken kafka-node kafkajs keyv knex koa koa- ky kysely lru-cache memcached mikro-orm mongodb mongoose mqtt mssql
  mysql mysql2 nats needle net nock node-cache node-cron node-fetch node-rdkafka node-schedule nodemailer objection
  opossum oracledb p-queue passport passport- pg pg-promise polka postgres prisma redis request restify routing-controllers
  sails sequelize sequelize- slonik socket.io sqlite sqlite3 squid stripe superagent tedious twilio typeorm undici urql
  waterline worker_threads umzug ws node:http node:https node:http2 node:net node:worker_threads
`);

/** Calls, decorators and exports that a framework or a client reads, whatever it is imported as. */
const marks: readonly RegExp[] = [
  new RegExp(`['"](?:${packages.map(anyName).join('|')})['"]`),
  /@(?:[A-Z]\w*|route|get|post|put|patch|del|delete|operation)\s*\(/,
  /\.\s*(?:get|post|put|patch|delete|head|options|all|use|route|on|register|mount)\s*(?:<[^()]{0,200}>\s*)?\(\s*['"`/[]/,
  /\.\s*route\s*\(|\.\s*(?:listen|createServer|addHook|addRoute|basePath|decorate|setErrorHandler|prefix)\s*\(/,
  /\b(?:res|reply|response|ctx|c|h|event)\s*\.\s*(?:status|json|send|end|redirect|body|type|code|response|respondWith)\b/,
  /\b(?:defineEventHandler|eventHandler|createTRPCRouter|initTRPC|publicProcedure|Procedure|APIGateway\w*|NextApi\w*|NextRequest|NextResponse|GetServerSideProps|createYoga|gql)\b/,
  /\bexport\s+(?:default\s+)?(?:const|let|async\s+function|function)\s+(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|loader|action|handler|middleware|load|actions|config)\b/,
  /\bexports\s*\.\s*(?:handler|up|down)\b|\bexport\s+(?:const|async\s+function|function)\s+(?:up|down)\b/,
  /\b(?:pgTable|mysqlTable|sqliteTable|pgSchema|pgEnum|mysqlSchema|defineConfig|DataSource|createTable|alterTable|queryInterface|queryRunner)\b/,
  /\bnew\s+(?:\w+\s*\.\s*)?(?:Schema|Redis|Cluster|Pool|Client|Kafka|Queue|Worker|PrismaClient|MongoClient|S3Client|Sequelize|Router|Hono|Koa|Elysia|WebSocket|WebSocketServer|Server|EventSource|LRU\w*|NodeCache|CronJob)\s*[<(]/,
  /(?:prisma|knex|sequelize|mongoose|redis|\bdb|pool|client|conn|connection|\btrx|\btx|\bem|[eE]ntityManager|[dD]ataSource|\brepo|epository|Model)\s*\.\s*\$?\w+(?:\s*\.\s*\w+)?\s*(?:<[^()]{0,200}>\s*)?[(`]/,
  /\bfetch\s*\(|\baxios\b|\$fetch\b|\bHttpService\b|\bsetInterval\s*\(|\bcron\b/,
  /\b(?:SELECT|select)\s[\s\S]{1,500}?\s(?:FROM|from)\s|\b(?:INSERT|insert)\s+(?:INTO|into)\s|\b(?:UPDATE|update)\s+\S+\s+(?:SET|set)\s|\b(?:DELETE|delete)\s+(?:FROM|from)\s|\bCREATE\s+(?:TABLE|UNIQUE|INDEX)\b/,
];

const marksOf: Readonly<Partial<Record<Language, readonly RegExp[]>>> = {
  javascript: marks,
  typescript: marks,
  tsx: marks,
};

/** A name that ends in a separator stands for all names that start with it; others may go on after a slash. */
function anyName(name: string): string {
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return /[-/]$/.test(name) ? `${literal}[^'"]*` : `${literal}(?:/[^'"]*)?`;
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
