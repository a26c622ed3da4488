import type { Language } from '../../syntax/outline.ts';
import { readActiveRecord } from '../active-record/read-active-record.ts';
import { readDotnetReplies } from '../aspnet/read-dotnet-replies.ts';
import { readInheritedModels } from '../data/inherited-models.ts';
import { readInheritedRepositories } from '../data/inherited-repositories.ts';
import { readInheritedTables } from '../data/inherited-tables.ts';
import { readAbstractDao } from '../data/read-abstract-dao.ts';
import { readActiveModels } from '../data/read-active-models.ts';
import { readAlchemyRepository } from '../data/read-alchemy-repository.ts';
import { readBun } from '../data/read-bun.ts';
import { readCopyFrom } from '../data/read-copy-from.ts';
import { readDjangoQuery } from '../data/read-django-query.ts';
import { readDocuments } from '../data/read-documents.ts';
import { readDrizzle } from '../data/read-drizzle.ts';
import { readDynamo } from '../data/read-dynamo.ts';
import { readDynamoBatch } from '../data/read-dynamo-batch.ts';
import { readDynamoBuilders } from '../data/read-dynamo-builders.ts';
import { readEnt } from '../data/read-ent.ts';
import { readEntityManager } from '../data/read-entity-manager.ts';
import { readEntityRepository } from '../data/read-entity-repository.ts';
import { readFlushedRows } from '../data/read-flushed-rows.ts';
import { readGenericMethods } from '../data/read-generic-methods.ts';
import { readGivenQueries } from '../data/read-given-queries.ts';
import { readGorm } from '../data/read-gorm.ts';
import { readKnex } from '../data/read-knex.ts';
import { readLucid } from '../data/read-lucid.ts';
import { readMongoTemplate } from '../data/read-mongo-template.ts';
import { readMongoose } from '../data/read-mongoose.ts';
import { readMybatis } from '../data/read-mybatis.ts';
import { readMybatisPlus } from '../data/read-mybatis-plus.ts';
import { readNamedModels } from '../data/read-named-models.ts';
import { readObjection } from '../data/read-objection.ts';
import { readPanache } from '../data/read-panache.ts';
import { readPeewee } from '../data/read-peewee.ts';
import { readPhpRecords } from '../data/read-php-records.ts';
import { readPrisma } from '../data/read-prisma.ts';
import { readQueryFiles } from '../data/read-query-files.ts';
import { readRowMethods } from '../data/read-row-methods.ts';
import { readRustOrm } from '../data/read-rust-orm.ts';
import { readSequel } from '../data/read-sequel.ts';
import { readSequelize } from '../data/read-sequelize.ts';
import { readSharedMethods } from '../data/read-shared-methods.ts';
import { readSpringData } from '../data/read-spring-data.ts';
import { readSql } from '../data/read-sql.ts';
import { readSqlalchemy } from '../data/read-sqlalchemy.ts';
import { readSquirrel } from '../data/read-squirrel.ts';
import { readDoctrine } from '../doctrine/read-doctrine.ts';
import { readFlushedEntities } from '../doctrine/read-flushed-entities.ts';
import { readDotnetGrpc } from '../dotnet/dotnet-grpc.ts';
import { readDotnetCache } from '../dotnet/read-dotnet-cache.ts';
import { readDotnetMessages } from '../dotnet/read-dotnet-messages.ts';
import { readEf } from '../ef/read-ef.ts';
import { readHandedQuery } from '../ef/read-handed-query.ts';
import { readPackagedRepository } from '../ef/read-packaged-repository.ts';
import { readRepository } from '../ef/read-repository.ts';
import { readBlockedLoop } from '../effects/read-blocked-loop.ts';
import { readEffects } from '../effects/read-effects.ts';
import { readEloquent } from '../eloquent/read-eloquent.ts';
import { readResourceRows } from '../eloquent/read-resource-rows.ts';
import { readExposed } from '../exposed/read-exposed.ts';
import { readStubCalls } from '../grpc/read-stub-calls.ts';
import { readSqlObjects } from '../jdbi/read-sql-objects.ts';
import { readJooq } from '../jooq/read-jooq.ts';
import { readAssignedRows } from '../jpa/read-assigned-rows.ts';
import { readChangedRows } from '../jpa/read-changed-rows.ts';
import { readLazyRelations } from '../jpa/read-lazy-relations.ts';
import { readBoundSends } from '../messaging/read-bound-messages.ts';
import { readBrokerClients } from '../messaging/read-broker-clients.ts';
import { readCache } from '../messaging/read-cache.ts';
import { readDispatchedEvents } from '../messaging/read-dispatched-events.ts';
import { readMessages } from '../messaging/read-messages.ts';
import { readTaskCalls } from '../messaging/read-task-calls.ts';
import { readAddressedRequests } from '../outbound/read-addressed-requests.ts';
import { readBuiltRequests } from '../outbound/read-built-requests.ts';
import { readClientInterfaces } from '../outbound/read-client-interfaces.ts';
import { readDotnetHttp } from '../outbound/read-dotnet-http.ts';
import { readGrpc } from '../outbound/read-grpc.ts';
import { readOutbound } from '../outbound/read-outbound.ts';
import { readTypedClients } from '../outbound/read-typed-clients.ts';
import { readPhpCaches } from '../php/read-php-caches.ts';
import { readPhpClients } from '../php/read-php-clients.ts';
import { readPhpMessages } from '../php/read-php-messages.ts';
import { readQuerydsl } from '../querydsl/read-querydsl.ts';
import { readRaisedErrors } from '../rails/read-raised-errors.ts';
import { readContextReplies } from '../replies/read-context-replies.ts';
import { readDjangoReplies } from '../replies/read-django-replies.ts';
import { readEntityReplies } from '../replies/read-entity-replies.ts';
import { readGoReplies } from '../replies/read-go-replies.ts';
import { readKtorReplies } from '../replies/read-ktor-replies.ts';
import { readPhpReplies } from '../replies/read-php-replies.ts';
import { readPythonReplies } from '../replies/read-python-replies.ts';
import { readReplies } from '../replies/read-replies.ts';
import { readRubyReplies } from '../replies/read-ruby-replies.ts';
import { readWebReplies } from '../replies/read-web-replies.ts';
import { readRubyJobs } from '../ruby-jobs/read-ruby-jobs.ts';
import { scripts } from '../script-languages.ts';
import { readBoundModel } from '../security/read-bound-model.ts';
import { readLoggedSecret } from '../security/read-logged-secret.ts';
import { readSplicedSql } from '../security/read-spliced-sql.ts';
import { readVerification } from '../security/read-verification.ts';
import { readRelationalTemplate } from '../spring/read-relational-template.ts';
import type { CallSpot } from './call-spot.ts';
import type { OperationFacts } from './operation-facts.ts';

/** Reads one kind of fact off a call; true when the call is thereby explained. */
export type CallReader = (spot: CallSpot, facts: OperationFacts) => boolean;

/** What reads all languages says none; whatever else it is asked of is not its affair. */
interface Reading<T> {
  readonly read: T;
  readonly languages?: readonly Language[];
}

const jvm: readonly Language[] = ['java', 'kotlin'];

/** Notes what a call shows besides, and explains none: every call passes all of them. */
export type CallWatcher = (spot: CallSpot, facts: OperationFacts) => void;

const watchers: readonly Reading<CallWatcher>[] = [
  { read: readSplicedSql },
  { read: readLoggedSecret },
  { read: readVerification },
  { read: readRepository, languages: ['csharp'] },
  { read: readPackagedRepository, languages: ['csharp'] },
  { read: readRowMethods, languages: ['csharp'] },
  { read: readHandedQuery, languages: ['csharp'] },
  { read: readInheritedModels },
  { read: readAssignedRows, languages: ['kotlin'] },
  { read: readFlushedEntities, languages: ['php'] },
  { read: readInheritedTables, languages: scripts },
  { read: readInheritedRepositories, languages: scripts },
  { read: readGenericMethods, languages: ['go'] },
  { read: readBoundModel, languages: ['go'] },
  { read: readResourceRows, languages: ['php'] },
  { read: readNamedModels, languages: scripts },
  { read: readGivenQueries, languages: ['python'] },
  { read: readBlockedLoop, languages: ['python'] },
];

/** In order; the first that explains a call ends the search. */
const readers: readonly Reading<CallReader>[] = [
  { read: readDrizzle, languages: scripts },
  { read: readPrisma },
  { read: readSharedMethods, languages: scripts },
  { read: readEntityRepository, languages: scripts },
  { read: readFlushedRows, languages: scripts },
  { read: readMongoose, languages: scripts },
  { read: readDocuments },
  { read: readDynamo, languages: [...scripts, 'python', 'go', 'csharp'] },
  { read: readDynamoBatch, languages: [...scripts, 'python', 'go', 'csharp'] },
  { read: readDynamoBuilders, languages: ['java', 'kotlin'] },
  { read: readSequelize, languages: scripts },
  { read: readLucid, languages: scripts },
  { read: readObjection, languages: scripts },
  { read: readKnex, languages: scripts },
  { read: readEnt, languages: ['go'] },
  { read: readExposed, languages: ['kotlin'] },
  { read: readJooq, languages: jvm },
  { read: readQuerydsl, languages: jvm },
  { read: readSquirrel, languages: ['go'] },
  { read: readBun, languages: ['go'] },
  { read: readGorm, languages: ['go'] },
  { read: readRustOrm, languages: ['rust'] },
  { read: readActiveModels, languages: ['rust'] },
  { read: readEf, languages: ['csharp'] },
  { read: readMybatis, languages: jvm },
  { read: readSqlObjects, languages: jvm },
  { read: readMybatisPlus, languages: jvm },
  { read: readSpringData, languages: jvm },
  { read: readLazyRelations, languages: ['java'] },
  { read: readChangedRows, languages: ['java'] },
  { read: readMongoTemplate, languages: jvm },
  { read: readRelationalTemplate, languages: jvm },
  { read: readPanache, languages: jvm },
  { read: readAbstractDao, languages: jvm },
  { read: readEntityManager, languages: jvm },
  { read: readAlchemyRepository, languages: ['python'] },
  { read: readPythonReplies, languages: ['python'] },
  { read: readSqlalchemy, languages: ['python'] },
  { read: readPeewee, languages: ['python'] },
  { read: readQueryFiles, languages: ['python'] },
  { read: readDjangoQuery, languages: ['python'] },
  { read: readSequel, languages: ['ruby'] },
  { read: readRaisedErrors, languages: ['ruby'] },
  { read: readActiveRecord, languages: ['ruby'] },
  { read: readEloquent, languages: ['php'] },
  { read: readPhpRecords, languages: ['php'] },
  { read: readDoctrine, languages: ['php'] },
  { read: readCopyFrom, languages: ['go'] },
  { read: readSql },
  { read: readGrpc, languages: ['go'] },
  { read: readStubCalls },
  { read: readPhpClients, languages: ['php'] },
  { read: readPhpMessages, languages: ['php'] },
  { read: readPhpCaches, languages: ['php'] },
  { read: readDotnetHttp, languages: ['csharp'] },
  { read: readDotnetGrpc, languages: ['csharp'] },
  { read: readDotnetMessages, languages: ['csharp'] },
  { read: readDotnetCache, languages: ['csharp'] },
  { read: readTypedClients, languages: jvm },
  { read: readBuiltRequests, languages: jvm },
  { read: readAddressedRequests, languages: jvm },
  { read: readBrokerClients, languages: jvm },
  { read: readClientInterfaces, languages: jvm },
  { read: readOutbound },
  { read: readRubyJobs, languages: ['ruby'] },
  { read: readTaskCalls },
  { read: readBoundSends },
  { read: readMessages },
  { read: readDispatchedEvents, languages: ['python'] },
  { read: readCache },
  { read: readPhpReplies, languages: ['php'] },
  { read: readDjangoReplies, languages: ['python'] },
  { read: readDotnetReplies, languages: ['csharp'] },
  { read: readReplies },
  { read: readGoReplies, languages: ['go'] },
  { read: readWebReplies },
  { read: readContextReplies },
  { read: readEntityReplies, languages: jvm },
  { read: readKtorReplies, languages: ['kotlin'] },
  { read: readRubyReplies, languages: ['ruby'] },
  { read: readEffects },
];

export const callWatchers = byLanguage(watchers);
export const callReaders = byLanguage(readers);

/** Most read one language: the others are not asked for every call of a file. */
function byLanguage<T>(readings: readonly Reading<T>[]): (language: Language) => readonly T[] {
  const known = new Map<Language, readonly T[]>();
  return (language) => {
    const found =
      known.get(language) ??
      readings.flatMap(({ read, languages }) => (languages?.includes(language) === false ? [] : [read]));
    known.set(language, found);
    return found;
  };
}
