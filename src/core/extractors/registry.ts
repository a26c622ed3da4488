import { asyncapi } from './contracts/asyncapi.ts';
import { graphqlSchema } from './contracts/graphql-schema.ts';
import { openapi } from './contracts/openapi.ts';
import { protobuf } from './contracts/protobuf.ts';
import { swagger } from './contracts/swagger.ts';
import { activeRecordModel } from './data/active-record-model.ts';
import { activeRecordSchema } from './data/active-record-schema.ts';
import { alembicMigration } from './data/alembic-migration.ts';
import { bunModel } from './data/bun-model.ts';
import { codeMigration } from './data/code-migration.ts';
import { codeigniterMigration } from './data/codeigniter-migration.ts';
import { dbMigrate } from './data/db-migrate.ts';
import { djangoMigration } from './data/django-migration.ts';
import { djangoModel } from './data/django-model.ts';
import { doctrineEntity } from './data/doctrine-entity.ts';
import { doctrineMigration } from './data/doctrine-migration.ts';
import { drizzleSchema } from './data/drizzle-schema.ts';
import { efMigration } from './data/ef-migration.ts';
import { entSchema } from './data/ent-schema.ts';
import { exposedTables } from './data/exposed-tables.ts';
import { goDatabaseDriver } from './data/go-database-driver.ts';
import { gormModel } from './data/gorm-model.ts';
import { jpaEntity } from './data/jpa-entity.ts';
import { knexMigration } from './data/knex-migration.ts';
import { kyselyMigration } from './data/kysely-migration.ts';
import { laravelDatabase } from './data/laravel-database.ts';
import { laravelMigration } from './data/laravel-migration.ts';
import { liquibase } from './data/liquibase.ts';
import { lucidModel } from './data/lucid-model.ts';
import { mikroOrmEntity } from './data/mikro-orm-entity.ts';
import { mongooseSchema } from './data/mongoose-schema.ts';
import { mybatisMapper } from './data/mybatis-mapper.ts';
import { peeweeModel } from './data/peewee-model.ts';
import { phinxMigration } from './data/phinx-migration.ts';
import { prismaSchema } from './data/prisma-schema.ts';
import { queryFile } from './data/query-file.ts';
import { relationalEntity } from './data/relational-entity.ts';
import { seaOrmMigration } from './data/sea-orm-migration.ts';
import { seaOrmModel } from './data/sea-orm-model.ts';
import { sequelizeMigration } from './data/sequelize-migration.ts';
import { sequelizeModel } from './data/sequelize-model.ts';
import { sqlSchema } from './data/sql-schema.ts';
import { sqlalchemyModel } from './data/sqlalchemy-model.ts';
import { tortoiseModel } from './data/tortoise-model.ts';
import { typeormEntity } from './data/typeorm-entity.ts';
import { typeormMigration } from './data/typeorm-migration.ts';
import { yiiMigration } from './data/yii-migration.ts';
import type { Extractor } from './extractor.ts';
import { drupalRoutes } from './http/drupal-routes.ts';
import { goZeroApi } from './http/go-zero-api.ts';
import { playRoutes } from './http/play-routes.ts';
import { razorPages } from './http/razor-pages.ts';
import { apache } from './infra/apache.ts';
import { apisix } from './infra/apisix.ts';
import { aspireHost } from './infra/aspire-host.ts';
import { azureHost } from './infra/azure-host.ts';
import { caddy } from './infra/caddy.ts';
import { cargoManifest } from './infra/cargo-manifest.ts';
import { chartManifest } from './infra/chart-manifest.ts';
import { chartValues } from './infra/chart-values.ts';
import { cloudformation } from './infra/cloudformation.ts';
import { compose } from './infra/compose.ts';
import { composerManifest } from './infra/composer-manifest.ts';
import { configuredAliases } from './infra/configured-aliases.ts';
import { dockerfile } from './infra/dockerfile.ts';
import { dotenv } from './infra/dotenv.ts';
import { dotnetGateways } from './infra/dotnet-gateways.ts';
import { dotnetProject } from './infra/dotnet-project.ts';
import { dotnetSettings } from './infra/dotnet-settings.ts';
import { envoy } from './infra/envoy.ts';
import { goManifest } from './infra/go-manifest.ts';
import { goProgram } from './infra/go-program.ts';
import { gradleManifest } from './infra/gradle-manifest.ts';
import { gradleSettings } from './infra/gradle-settings.ts';
import { grafana } from './infra/grafana.ts';
import { haproxy } from './infra/haproxy.ts';
import { helmfile } from './infra/helmfile.ts';
import { kong } from './infra/kong.ts';
import { kubernetes } from './infra/kubernetes.ts';
import { kustomize } from './infra/kustomize.ts';
import { listeningPort } from './infra/listening-port.ts';
import { logAppenders } from './infra/log-appenders.ts';
import { mavenManifest } from './infra/maven-manifest.ts';
import { nestProject } from './infra/nest-project.ts';
import { nginx } from './infra/nginx.ts';
import { nodeProxies } from './infra/node-proxies.ts';
import { nxProject } from './infra/nx-project.ts';
import { packageManifest } from './infra/package-manifest.ts';
import { procfile } from './infra/procfile.ts';
import { prometheus } from './infra/prometheus.ts';
import { pythonManifest } from './infra/python-manifest.ts';
import { rubyManifest } from './infra/ruby-manifest.ts';
import { serverless } from './infra/serverless.ts';
import { serverlessParts } from './infra/serverless-parts.ts';
import { springGatewayRoutes } from './infra/spring-gateway-routes.ts';
import { springServedSettings } from './infra/spring-served-settings.ts';
import { springSettings } from './infra/spring-settings.ts';
import { symfonySettings } from './infra/symfony-settings.ts';
import { terraform } from './infra/terraform.ts';
import { traefik } from './infra/traefik.ts';
import { traefikToml } from './infra/traefik-toml.ts';
import { tsoaSettings } from './infra/tsoa-settings.ts';
import { typescriptPaths } from './infra/typescript-paths.ts';
import { rubySchedules } from './jobs/ruby-schedules.ts';

/** Extractors of files that speak for themselves. */
export const extractors: readonly Extractor[] = [
  openapi,
  asyncapi,
  graphqlSchema,
  protobuf,
  activeRecordModel,
  activeRecordSchema,
  swagger,
  alembicMigration,
  bunModel,
  codeMigration,
  codeigniterMigration,
  dbMigrate,
  entSchema,
  exposedTables,
  goDatabaseDriver,
  gormModel,
  efMigration,
  jpaEntity,
  queryFile,
  relationalEntity,
  knexMigration,
  kyselyMigration,
  laravelDatabase,
  laravelMigration,
  liquibase,
  lucidModel,
  mikroOrmEntity,
  mongooseSchema,
  mybatisMapper,
  phinxMigration,
  prismaSchema,
  seaOrmMigration,
  seaOrmModel,
  sequelizeMigration,
  sequelizeModel,
  sqlSchema,
  typeormEntity,
  typeormMigration,
  sqlalchemyModel,
  yiiMigration,
  djangoMigration,
  djangoModel,
  peeweeModel,
  tortoiseModel,
  doctrineEntity,
  doctrineMigration,
  drizzleSchema,
  compose,
  cloudformation,
  dockerfile,
  dotenv,
  composerManifest,
  configuredAliases,
  goManifest,
  goProgram,
  dotnetGateways,
  dotnetProject,
  azureHost,
  dotnetSettings,
  gradleManifest,
  gradleSettings,
  listeningPort,
  logAppenders,
  mavenManifest,
  packageManifest,
  nestProject,
  nxProject,
  procfile,
  pythonManifest,
  rubyManifest,
  rubySchedules,
  playRoutes,
  razorPages,
  drupalRoutes,
  goZeroApi,
  serverless,
  serverlessParts,
  springSettings,
  springServedSettings,
  springGatewayRoutes,
  symfonySettings,
  tsoaSettings,
  typescriptPaths,
  apache,
  aspireHost,
  envoy,
  grafana,
  kong,
  kubernetes,
  kustomize,
  apisix,
  helmfile,
  chartManifest,
  chartValues,
  cargoManifest,
  nginx,
  prometheus,
  terraform,
  traefik,
  traefikToml,
  caddy,
  haproxy,
  nodeProxies,
];
