import { oneOf } from './one-of.ts';
import { wordList } from './word-list.ts';

/** Packages as they stand in `from '…'` and `require('…')`; one that ends in a separator stands for all that go on. */
const packages = wordList(`
  @adonisjs/ @apollo/ @as-integrations/ @aws-sdk/ @azure/ @bufbuild/connect @clerk/ @clickhouse/ @confluentinc/ @connectrpc/ @elastic/ @fastify/ @feathersjs/
  @google-cloud/ @graphql- @grpc/ @hapi/ @hono/ @koa/ @libsql/ @loopback/ @midwayjs/ @mikro-orm/ @nats-io/ @neondatabase/ @nestjs/ @oak/
  @opensearch-project/ @planetscale/ @prisma/ @react-router/ @redis/ @remix-run/ @sap/ @sendgrid/ @sequelize/ @slack/ @supabase/ @temporalio/ @tinyhttp/
  @pothos/ @trpc/ @ts-rest/ @tsed/ @tsoa/ @upstash/ @vercel/ agenda amqp amqp-connection-manager amqplib apollo-server aws-sdk axios
  bcrypt bee-queue better-sqlite3 bookshelf bull bullmq cassandra-driver cookie-session cors cron csurf db-migrate dgram
  drizzle-orm dynamoose elasticsearch elysia express express- fastify fastify- firebase-admin got graphql graphql- h3
  hapi helmet hono http http-proxy http-proxy- http2 https hyper-express inngest inversify-express-utils ioredis itty-router jsonwebtoken kafka-node kafkajs keyv knex koa koa- ky kysely
  lru-cache memcached mercurius mikro-orm mongodb mongoose mqtt mssql mysql mysql2 nats needle net next-auth next-auth/ nexus nice-grpc nock node-cache node-cron
  node-fetch node-rdkafka node-schedule node:http node:http2 node:https node:net node:worker_threads nodemailer
  objection opossum oracledb p-queue passport passport- pg pg-promise polka postgres prisma redis request restana restify
  routing-controllers sails sequelize sequelize- slonik socket.io sqlite sqlite3 stripe superagent tedious toad-scheduler tsoa twilio
  typeorm umzug undici uWebSockets.js urql waterline worker_threads ws
`);

/** Methods that register or call something when their first argument is a text, a list or a path. */
const registrations = wordList('get post put patch delete head options all use route on register mount');

/** Methods that say enough by their name. */
const serverMethods = wordList(
  'route listen createServer addHook addRoute basePath decorate setErrorHandler prefix forFeature forRoot',
);

/** What answers a request, as people name it, and what they do with it. */
const replies = wordList('res reply response ctx c h event');
const replyMethods = wordList('status json send end redirect body type code response respondWith');

/** Names of frameworks that are global, injected or imported from a file of one's own. */
const names = wordList(`
  defineEventHandler eventHandler createTRPCRouter initTRPC publicProcedure protectedProcedure Procedure NextRequest
  NextResponse GetServerSideProps createYoga gql pgTable mysqlTable sqliteTable pgSchema pgEnum mysqlSchema defineConfig
  DataSource createTable alterTable queryInterface queryRunner HttpService axios cron Bun Deno
`);

/** Functions that a framework finds by their exported name. */
const exported = wordList(`
  GET POST PUT PATCH DELETE HEAD OPTIONS loader action actions load handler middleware config up down
`);

const constructors = wordList(`
  Schema Redis Cluster Pool Client Kafka Queue Worker PrismaClient MongoClient S3Client Sequelize Router Hono Koa Elysia
  WebSocket WebSocketServer Server EventSource LRUCache LRU NodeCache CronJob
`);

/** What a data access is called on, by the end of its name. */
const stores = wordList(`
  prisma knex sequelize mongoose redis \\bdb pool client conn connection \\btrx \\btx \\bem entityManager EntityManager
  dataSource \\brepo epository Model
`);

const typeArguments = String.raw`(?:<[^()]{0,200}>\s*)?`;

export const javascriptMarks: readonly RegExp[] = [
  // A function that a cloud calls needs nothing but its export.
  /\bexports\.\w+\s*=\s*async\b|\bexport\s+(?:const|async\s+function)\s+\w+\s*=?\s*(?:async\s*)?\(\s*_?(?:event|evt)\b/,
  new RegExp(`['"](?:${packages.map(asSpecifier).join('|')})['"]`),
  /@(?:[A-Z]\w*|route|get|post|put|patch|del|delete|operation)\s*\(/,
  new RegExp(String.raw`\.\s*${oneOf(registrations)}\s*${typeArguments}\(\s*['"${'`'}/[]`),
  new RegExp(String.raw`\.\s*${oneOf(serverMethods)}\s*\(`),
  new RegExp(String.raw`\b${oneOf(replies)}\s*\.\s*${oneOf(replyMethods)}\b`),
  new RegExp(String.raw`\b(?:${oneOf(names)}|APIGateway\w*|NextApi\w*)\b`),
  new RegExp(String.raw`\bexport\s+(?:default\s+)?(?:const|let|async\s+function|function)\s+${oneOf(exported)}\b`),
  /\bexports\s*\.\s*(?:handler|up|down|routes)\b/,
  // Actions of Sails need nothing but their names.
  /\bfn\s*:\s*(?:async\s+)?function\b|\(\s*req\s*,\s*res\s*\)/,
  new RegExp(String.raw`\bnew\s+(?:\w+\s*\.\s*)?${oneOf(constructors)}\s*[<(]`),
  new RegExp(String.raw`${oneOf(stores)}\s*\.\s*\$?\w+(?:\s*\.\s*\w+)?\s*${typeArguments}[(${'`'}]`),
  // A framework finds controllers by their names.
  /\bexport\s+default\s+class\s+\w+Controller\b/,
  // Functions that answer a GraphQL schema, by the types that all schemas have.
  /\b(?:Query|Mutation|Subscription)\s*:\s*\{|\bbuilder\s*\.\s*\w*(?:Fields?|Type|Object)\s*\(/,
  // Procedures of tRPC, by functions that a file of one's own exports.
  /(?:[rR]outer|\bmergeRouters)\s*\(\s*\{|[pP]rocedure\s*\.\s*\w+\s*\(/,
  /['"]use server['"]/,
  /\bfetch\s*\(|\$fetch\b|\bsetInterval\s*\(/,
  /\b(?:SELECT|select)\s[\s\S]{1,500}?\s(?:FROM|from)\s/,
  /\b(?:INSERT|insert)\s+(?:INTO|into)\s|\b(?:UPDATE|update)\s+\S+\s+(?:SET|set)\s/,
  /\b(?:DELETE|delete)\s+(?:FROM|from)\s|\bCREATE\s+(?:TABLE|UNIQUE|INDEX)\b/,
];

/** A package, also by a path within it. */
function asSpecifier(name: string): string {
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return /[-/]$/.test(name) ? `${literal}[^'"]*` : `${literal}(?:/[^'"]*)?`;
}
