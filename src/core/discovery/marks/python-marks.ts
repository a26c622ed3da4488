import { oneOf } from './one-of.ts';
import { wordList } from './word-list.ts';

/** Packages as they stand behind `import` and `from`, also by a module within them. */
const pythonPackages = wordList(`
  aio_pika aiobotocore aiohttp aiokafka aiomysql aiopg aioredis alembic apiflask apscheduler ariadne asyncpg authlib aws_lambda_powertools azure blacksheep boto3
  bottle cassandra celery chalice clickhouse_driver confluent_kafka connexion databases django django_filters django_redis django_rq dramatiq
  elasticsearch falcon fastapi fastapi_\\w+ faststream flask flask_\\w+ gino google graphene graphene_\\w+ grpc grpclib httpx huey ibis jose jwt kafka kombu litestar
  marshmallow mongoengine motor MySQLdb mysql nameko nats ninja odmantic paho passlib peewee pika piccolo prisma psycopg psycopg2
  \\w+_pb2_grpc pydantic pydantic_settings pymemcache pymongo procrastinate pymssql pymysql pyodbc pyramid quart redis redis_om requests
  rest_framework robyn rq rq_scheduler sanic schedule slowapi sqlalchemy sqlite3 sqlmodel starlette stripe strawberry strawberry_\\w+ taskiq temporalio tornado
  tortoise uvicorn urllib urllib3 websockets
`);

export const pythonMarks: readonly RegExp[] = [
  new RegExp(String.raw`^\s*(?:from|import)\s+${oneOf(pythonPackages)}(?![\w-])`, 'm'),
  /\.add_(?:route|view)\s*\(/,
  /^\s*@\w+(?:\.\w+)*\.(?:get|post|put|patch|delete|head|options|route|websocket|task|on_event)\s*\(/m,
  /\b(?:urlpatterns|INSTALLED_APPS|MIDDLEWARE|corsheaders|CRONJOBS|REST_FRAMEWORK|DATABASES|APIView|ViewSet|Depends|session|cursor|objects|getenv|environ)\b/,
  /\b(?:SELECT|select)\s[\s\S]{1,500}?\s(?:FROM|from)\s|\b(?:INSERT|insert)\s+(?:INTO|into)\s/,
  /\b(?:UPDATE|update)\s+\S+\s+(?:SET|set)\s|\b(?:DELETE|delete)\s+(?:FROM|from)\s|\bCREATE\s+(?:TABLE|UNIQUE|INDEX)\b/,
];
