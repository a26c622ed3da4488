import type { Contract, ContractMessage, ContractOperation } from '../model/contract.ts';
import type { ContractDocument } from '../model/contract-document.ts';
import type { CorsPolicy, GuardKind, HttpMethod } from '../model/endpoint.ts';
import type { Evidence } from '../model/evidence.ts';
import type { SqlDialect } from '../model/table.ts';
import type { DataNode } from '../syntax/data-tree.ts';
import type { MapperSql } from '../syntax/mapper-statement.ts';
import type { PrismaSchema } from '../syntax/prisma-schema.ts';
import type { ColumnDefinition, ConstraintDefinition, Place, SchemaStatement } from '../syntax/sql/schema-statement.ts';
import type { AnyChartFact } from './chart-fact.ts';
import type { ColumnMakers } from './data/column-makers.ts';
import type { ModelOperation } from './data/model-operation.ts';
import type { ModelIndex } from './data/python-model.ts';
import type {
  ClusterFact,
  ComposeIncludeFact,
  DeploymentFact,
  ImageFact,
  ListensFact,
  ProcessFact,
  ProgramFact,
  VariablesFact,
} from './deployment-fact.ts';
import type { MeshPolicyFact } from './mesh-fact.ts';
import type { CloudTableFact, PlanFact, QueueFact } from './plan-fact.ts';

/**
 * What one file says, for formats that speak for themselves. What code says depends on where its values come from, often
 * another file: there the outline is the fact, and linking reads it by the vocabularies of `http`, `data` and `calls`.
 */
export type Fact =
  | SchemaFact
  | MigrationFact
  | StoreFact
  | DeploymentFact
  | UpstreamsFact
  | ClusterFact
  | VariablesFact
  | ComposeIncludeFact
  | AnyChartFact
  | ImageFact
  | ListensFact
  | ProcessFact
  | ProjectNamesFact
  | ProgramFact
  | ContractFact
  | ManifestFact
  | PathAliasFact
  | SettingsFact
  | ScheduleFact
  | FunctionsFact
  | ServerlessFact
  | RouteTableFact
  | MeshPolicyFact
  | PageFact
  | PlanFact
  | QueueFact
  | CloudTableFact
  | SecretFact
  | MappedStatementsFact;

/** Tables as one file declares them, complete: a Prisma schema, an entity class, a `schema.sql`. */
export interface SchemaFact {
  readonly kind: 'schema';
  readonly dialect: SqlDialect;
  readonly origin: 'ddl' | 'model';
  readonly statements: readonly SchemaStatement[];
  /** Model name in code → table name. */
  readonly models: Readonly<Record<string, string>>;
  /** Model name → field name in code → column name, or the relation that the field follows. */
  readonly fields: Readonly<Record<string, Readonly<Record<string, ModelField>>>>;
  /** The Prisma schema as written: one in several files can only be completed with the others beside it. */
  readonly prisma?: PrismaSchema | undefined;
  /** Model name → classes it extends that this file does not declare. */
  readonly bases?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Classes that are no tables themselves, by name: what they hand down to models in other files. */
  readonly abstracts?: Readonly<Record<string, AbstractModel>> | undefined;
  readonly joins?: readonly ModelJoin[] | undefined;
  /** The last step of a history that this is the sum of; later ones come on top. */
  readonly version?: string | undefined;
  /** Collections of documents rather than tables of SQL. */
  readonly documents?: true | undefined;
  /** Model name → the line that one more index has to stand by: options of the class, or the import of the library. */
  readonly beside?: Readonly<Record<string, Place>> | undefined;
  /** Model name → fields that lists of it are sorted by where a query says nothing, `-` before those that fall. */
  readonly orders?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Models that do not take over what the options of a base say. */
  readonly ownOptions?: readonly string[] | undefined;
  readonly columnMakers?: ColumnMakers | undefined;
}

/** What a base class hands down to the entities that extend it. */
export interface AbstractModel {
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly ConstraintDefinition[];
  readonly indexes?: readonly ModelIndex[] | undefined;
  readonly fields: Readonly<Record<string, ModelField>>;
  readonly order?: readonly string[] | undefined;
  readonly bases: readonly string[];
}

/** A many-to-many relation whose table is named after both models, one of which another file may declare. */
export interface ModelJoin {
  readonly model: string;
  readonly field: string;
  readonly target: string;
  /** What the declaration names itself. */
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly targetColumn?: string | undefined;
  /** How the library names and indexes the table: TypeORM's way where nothing else is said. */
  readonly form?: 'jpa' | 'ent' | undefined;
  /** Under JPA: both columns together are the key. */
  readonly keyed?: boolean | undefined;
  readonly at: number;
  readonly end: number;
}

export type ModelField = { readonly column: string } | RelationField;

export interface RelationField {
  readonly relation: string;
  readonly many: boolean;
  /** What the related model calls the way back, in libraries that give it one. */
  readonly back?: { readonly name: string; readonly column?: string | undefined; readonly many: boolean } | undefined;
  /** Column of the related table that holds the key of this one. */
  readonly by?: string | undefined;
}

/** One step of an ordered history of schema changes. */
export interface MigrationFact {
  readonly kind: 'migration';
  readonly dialect: SqlDialect;
  /** Folder whose files are replayed together: `services/orders/migrations`. */
  readonly history: string;
  /** Sorts the steps of one history. */
  readonly order: string;
  readonly tool: string;
  /** What the next step has to repeat: the class that this one extends, how its module exports, its revision. */
  readonly manner?: string | undefined;
  /** Comments by which a tool is told how to run the file: `-- +goose Up`. */
  readonly directives?: readonly string[] | undefined;
  /** Its tool runs it in one transaction, and nothing in the file says otherwise. */
  readonly transaction?: true | undefined;
  /** Where steps name those before them, by ids that are unique within the tool: then they decide, not names of files. */
  readonly step?: MigrationStepLinks | undefined;
  readonly statements: readonly SchemaStatement[];
  /** Changes in terms of models, which become statements when the steps before are known. */
  readonly operations?: readonly ModelOperation[] | undefined;
}

export interface MigrationStepLinks {
  readonly id: string;
  readonly after: readonly string[];
  /** Steps that this one stands for. */
  readonly replaces?: readonly string[] | undefined;
}

/** Where a schema or a client says its data lives: a connection string or the environment variable that holds it. */
export interface StoreFact {
  readonly kind: 'store';
  readonly technology: string;
  readonly url?: string | undefined;
  readonly environmentVariable?: string | undefined;
  readonly evidence: Evidence;
}

/** What a bought product is configured to talk to: a proxy's servers, a monitor's targets. */
export interface UpstreamsFact {
  readonly kind: 'upstreams';
  /** The product that reads the file, in lower case: `nginx`. */
  readonly technology: string;
  /** The component that reads it, where more than its technology is known. */
  readonly owner?: string | undefined;
  readonly component: 'gateway' | 'monitoring';
  /** The program itself passes requests on. */
  readonly inCode?: true | undefined;
  readonly upstreams: readonly Upstream[];
  /** What its files call things that turn requests away: `office-hours` → `rate-limit`. */
  readonly middlewares?: Readonly<Record<string, GuardKind>> | undefined;
  readonly evidence: Evidence;
}

export interface Upstream {
  /** A URL or `host:port`, as written; holes as `${NAME}`. */
  readonly address: string;
  /** Environment variable that says otherwise. */
  readonly variable?: string | undefined;
  /** Routes that lead there; absent where the file's routes are not looked at. */
  readonly passes?: readonly PassedRoute[] | undefined;
  readonly evidence: Evidence;
}

/** A route of a gateway, with what it asks of requests before it passes them on. */
export interface PassedRoute {
  /** How the paths begin that the service sees; absent where that may be anything. */
  readonly below?: string | undefined;
  readonly guards: readonly PassedGuard[];
}

export interface PassedGuard {
  readonly name: string;
  /** Absent where only another file says what the name stands for. */
  readonly kind?: GuardKind | undefined;
  /** Of one of kind `cors`. */
  readonly policy?: CorsPolicy | undefined;
  readonly evidence: Evidence;
}

export interface ContractFact {
  readonly kind: 'contract';
  readonly contract: Contract['kind'];
  readonly title?: string | undefined;
  readonly version?: string | undefined;
  /** Base paths of the servers, without host: `/v1`. */
  readonly basePaths: readonly string[];
  readonly document?: ContractDocument | undefined;
  readonly operations: readonly ContractOperation[];
  readonly messages?: readonly ContractMessage[] | undefined;
  readonly evidence: Evidence;
}

/** A package manifest. */
export interface ManifestFact {
  readonly kind: 'manifest';
  readonly ecosystem: 'npm' | 'maven' | 'gradle' | 'python' | 'composer' | 'go' | 'nuget' | 'ruby' | 'cargo';
  readonly name?: string | undefined;
  readonly folder: string;
  readonly dependencies: readonly string[];
  /** What it says that the projects in folders below depend on as well. */
  readonly inherited?: readonly string[] | undefined;
  readonly scripts: Readonly<Record<string, string>>;
  /** Globs of member packages. */
  readonly workspaces: readonly string[];
  /** Folders of projects that this one is made with. */
  readonly references?: readonly string[] | undefined;
  /** Whether it runs by itself, in ecosystems where that shows. */
  readonly runs?: boolean | undefined;
  readonly evidence: Evidence;
}

/** What a build calls its projects: `rootProject.name = 'orders'`. */
export interface ProjectNamesFact {
  readonly kind: 'project-names';
  /** Folder → name. */
  readonly names: Readonly<Record<string, string>>;
}

/** Import aliases of a `tsconfig.json` or `jsconfig.json`. */
export interface PathAliasFact {
  readonly kind: 'path-alias';
  /** Folder of the configuration file. */
  readonly folder: string;
  /** Pattern → workspace-relative targets. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

/** Routes that a file of its own lists. */
export interface RouteTableFact {
  readonly kind: 'route-table';
  readonly framework: string;
  /** Name of the file, by which others take it in. */
  readonly name: string;
  readonly routes: readonly TabledRoute[];
  readonly included: readonly { readonly prefix: string; readonly table: string }[];
}

/** A page that stands at a path because its file says so: `@page "/orders/{id}"`. */
export interface PageFact {
  readonly kind: 'page';
  /** The page as the application calls it: `/Orders/Edit`. */
  readonly name: string;
  readonly path: string;
  readonly at: number;
  readonly end: number;
}

export interface TabledRoute {
  readonly method: HttpMethod;
  readonly path: string;
  /** Method of a class, by their full names: `controllers.Orders.show`. */
  readonly action: string;
  /** What the table asks of whoever calls. */
  readonly guard?: { readonly name: string; readonly kind: GuardKind } | undefined;
  readonly at: number;
  readonly end: number;
}

/** Statements of SQL that a file gives to methods of interfaces elsewhere. */
export interface MappedStatementsFact {
  readonly kind: 'mapped-statements';
  readonly statements: readonly (MapperSql & { readonly id: string })[];
}

/** A secret that a file holds in readable form; never the secret itself. */
export interface SecretFact {
  readonly kind: 'secret';
  /** Where it ends up: in an image, in a file of settings, or there for where the environment says nothing. */
  readonly place: 'image' | 'settings' | 'fallback';
  /** The variable or setting, or the file. */
  readonly name: string;
  readonly evidence: Evidence;
}

/** A time at which something runs, as a file of settings says it. */
export interface ScheduleFact {
  readonly kind: 'schedule';
  /** Class of a job, or the call that is made: `ReadRibbon.expire`. */
  readonly runs: string;
  readonly schedule: string;
  readonly at: number;
  readonly end: number;
}

/** Functions that a cloud calls when something happens: `serverless.yml`. */
export interface FunctionsFact {
  readonly kind: 'functions';
  readonly framework: string;
  readonly folder: string;
  /** The file lies apart from the code that it deploys, so that only the code says whose it is. */
  readonly apart?: true | undefined;
  readonly functions: readonly DeployedFunction[];
  /** Environment variable → queue or topic that it names. */
  readonly channels: Readonly<Record<string, string>>;
}

/** A file of the Serverless Framework that names others, or may be named: only together they say what is deployed. */
export interface ServerlessFact {
  readonly kind: 'serverless';
  readonly folder: string;
  readonly file: string;
  /** Secrets replaced, and variables filled in that the file answers itself. */
  readonly document: DataNode;
  /** It is a `serverless.yml` itself. */
  readonly isRoot: boolean;
}

export interface DeployedFunction {
  /** File below the folder, without its ending, and what it exports: `src/stamps.sell`. */
  readonly handler: string;
  readonly routes: readonly FunctionRoute[];
  readonly channels: readonly FunctionChannel[];
  readonly schedules: readonly FunctionPlace[];
}

interface FunctionPlace {
  readonly text: string;
  /** Where it is said, if not in the file of the function. */
  readonly file?: string | undefined;
  readonly at: number;
  readonly end: number;
}

export interface FunctionRoute {
  readonly method: HttpMethod;
  readonly path: string;
  /** What asks who is calling before the function is. */
  readonly authorizer?: string | undefined;
  readonly file?: string | undefined;
  readonly at: number;
  readonly end: number;
}

export interface FunctionChannel {
  readonly broker: string;
  readonly channel: string;
  readonly deadLetter?: string | undefined;
  readonly file?: string | undefined;
  /** The file declares the queue with everything that it is to do. */
  readonly declared?: { readonly at: number; readonly end: number } | undefined;
  readonly at: number;
  readonly end: number;
}

/** Settings that a framework reads from a file of its own, those of the usual run unless they name a profile. */
export interface SettingsFact {
  readonly kind: 'settings';
  /** Folder of the module that they belong to. */
  readonly folder: string;
  /** They belong to whichever application of this name, with its profile behind a dash, asks a server for them. */
  readonly servedTo?: string | undefined;
  /** They hold where the application is started with this profile. */
  readonly profile?: string | undefined;
  readonly settings: readonly Setting[];
}

export interface Setting {
  /** Dotted, as written: `server.servlet.context-path`. */
  readonly key: string;
  readonly value: string;
  readonly at: number;
  readonly end: number;
}
