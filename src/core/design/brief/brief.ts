import type { Evidence } from '../../model/evidence.ts';
import type { SqlDialect } from '../../model/table.ts';

/** What a person wants built, understood: every name resolved, every figure a number, nothing left to guess. */
export interface Brief {
  readonly file: string;
  readonly name: string;
  readonly goals: readonly string[];
  readonly resources: readonly Resource[];
  readonly consumers: readonly Consumer[];
  readonly externals: readonly External[];
  readonly load: Load;
  /** The resource whose rows are tenants; absent where all callers share one world. */
  readonly tenant?: string | undefined;
  readonly auth: AuthKind;
  readonly dialect: BriefDialect;
  /** Share of the time in which requests are answered: 0.999. */
  readonly availability: number;
  /** Developers; with more than one team named on resources the design splits by team. */
  readonly people?: number | undefined;
  readonly evidence: Evidence;
}

export const authKinds = ['openid', 'jwt', 'api-key', 'session'] as const;
export type AuthKind = (typeof authKinds)[number];

export const dialects = ['postgresql', 'mysql', 'sqlite'] as const satisfies readonly SqlDialect[];
export type BriefDialect = (typeof dialects)[number];

export interface Load {
  /** Average over a day. */
  readonly requestsPerSecond: number;
  readonly peakFactor: number;
  readonly readsPerWrite: number;
  /** Bytes of an answer. */
  readonly payload: number;
  /** Growth a year: 0.5 is half as much again. */
  readonly growth: number;
  /** Which of these figures the brief does not say. */
  readonly assumed: readonly (keyof Omit<Load, 'assumed'>)[];
}

export interface Resource {
  /** As the brief writes it. */
  readonly name: string;
  readonly description?: string | undefined;
  /** Part of the code base that owns it; the root of its aggregate where nothing is said. */
  readonly module?: string | undefined;
  readonly team?: string | undefined;
  /** Why it must run and be stored apart. */
  readonly isolated?: string | undefined;
  readonly attributes: readonly Attribute[];
  readonly relations: readonly Relation[];
  /** Keys beside the id. */
  readonly uniques: readonly UniqueKey[];
  readonly operations: readonly Operation[];
  readonly lists: readonly ListPath[];
  /** Written and read inside its whole, without routes of its own. */
  readonly embedded: boolean;
  /** Shared by all tenants. */
  readonly global: boolean;
  readonly appendOnly: boolean;
  readonly retentionDays?: number | undefined;
  /** After a year; assumed where `rowsAssumed`. */
  readonly rows: number;
  readonly rowsAssumed: boolean;
  readonly evidence: Evidence;
}

export const attributeTypes = [
  'text',
  'long-text',
  'email',
  'url',
  'phone',
  'slug',
  'country',
  'integer',
  'number',
  'money',
  'boolean',
  'date',
  'timestamp',
  'uuid',
  'json',
  'enum',
] as const;
export type AttributeType = (typeof attributeTypes)[number];

export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly description?: string | undefined;
  readonly max?: number | undefined;
  readonly min?: number | undefined;
  /** Of an enum. */
  readonly values: readonly string[];
  readonly default?: string | number | boolean | undefined;
  readonly optional: boolean;
  readonly unique: boolean;
  /** Says something of a person: kept out of logs, events and open routes. */
  readonly personal: boolean;
  /** Is stored as a hash and never given out. */
  readonly secret: boolean;
  /** Set by the service, not by callers. */
  readonly readOnly: boolean;
  readonly evidence: Evidence;
}

export const deletions = ['restrict', 'cascade', 'set null'] as const;
export type Deletion = (typeof deletions)[number];

export interface Relation {
  /** `customer`, or what it means here: `seller`. */
  readonly name: string;
  readonly to: string;
  readonly kind: 'part-of' | 'belongs-to' | 'many';
  readonly optional: boolean;
  readonly onDelete: Deletion;
  readonly evidence: Evidence;
}

export interface UniqueKey {
  /** Names of attributes and relations. */
  readonly of: readonly string[];
  /** Rows with this value of an enum do not count: `status: cancelled`. */
  readonly unless?: { readonly attribute: string; readonly values: readonly string[] } | undefined;
  readonly evidence: Evidence;
}

export const standardOperations = ['create', 'read', 'list', 'update', 'delete'] as const;

export interface Operation {
  /** One of the standard ones, or what is done: `cancel`. */
  readonly name: string;
  readonly kind: (typeof standardOperations)[number] | 'action';
  /** Open to callers without an account. */
  readonly public: boolean;
  readonly emits: readonly string[];
  /** An external system that has to answer before the operation is done. */
  readonly calls?: string | undefined;
  /** What an action writes. */
  readonly sets: readonly Setting[];
  /** States in which an action is possible. */
  readonly from: readonly string[];
  /** A stock that is counted down by one statement: `product.stock`. */
  readonly takes?: Stock | undefined;
  /** A stock that gets back what was taken. */
  readonly gives?: Stock | undefined;
  /** Answered with 202, done by a consumer. */
  readonly async: boolean;
  readonly idempotent: boolean;
  /** Average requests a second, where the brief says so. */
  readonly perSecond?: number | undefined;
  readonly evidence: Evidence;
}

export interface Setting {
  /** An embedded part whose rows are set with the whole. */
  readonly part?: string | undefined;
  readonly attribute: string;
  readonly value: string;
}

export interface Stock {
  readonly resource: string;
  readonly attribute: string;
}

/** One way in which rows are listed: it becomes one query and one index. */
export interface ListPath {
  /** Attributes and relations that are given; empty for everything. */
  readonly by: readonly string[];
  readonly sort?: { readonly attribute: string; readonly descending: boolean } | undefined;
  readonly public: boolean;
  readonly perSecond?: number | undefined;
  readonly evidence: Evidence;
}

export interface Consumer {
  readonly name: string;
  readonly on: readonly string[];
  readonly calls?: string | undefined;
  /** A resource whose rows it writes. */
  readonly writes?: string | undefined;
  readonly evidence: Evidence;
}

export interface External {
  readonly name: string;
  readonly timeout: number;
  /** What takes back what a call did: `refund`. */
  readonly undo?: string | undefined;
  readonly evidence: Evidence;
}
