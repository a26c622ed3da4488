import type { Language } from '../../syntax/outline.ts';

/** Shape "cache access": what a cache or key-value store calls reading, writing and forgetting. */
export interface CacheVocabulary {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  readonly modules: readonly string[];
  /** Path by which the module hands out its cache, where it hands out other things too. */
  readonly makers?: readonly string[] | undefined;
  /** Paths of caches that the module itself exports: `core.cache.cache`. */
  readonly objects?: readonly string[] | undefined;
  /** Method → what it does to the key that it names. */
  readonly methods: Readonly<Record<string, CacheForm>>;
  /** What is written without a time to live stays, until memory is full. */
  readonly keepsForever?: true | undefined;
  /** Only where the call says so: without a word the cache itself has a time to live. */
  readonly keepsForeverIfTold?: true | undefined;
  /** Where the object that was made says how long its entries live by default. */
  readonly makerLifetime?: Lifetime | undefined;
  /** Path by which a module registers a cache that is handed out by type: `CacheModule.register`. */
  readonly registration?: { readonly paths: readonly string[]; readonly lifetime: Lifetime } | undefined;
}

export interface CacheForm {
  readonly kind: 'read' | 'write' | 'invalidate';
  /** Position of the key, or of a list of keys. */
  readonly key: number;
  /** All arguments from there on are keys: `del(first, second)`. */
  readonly many?: true | undefined;
  readonly lifetimes?: readonly Lifetime[] | undefined;
  /** It never writes without a time to live: `setex`, and `expire`, which sets nothing else. */
  readonly timed?: true | undefined;
}

/** How long an entry lives: an argument, an option of one, or the argument after a flag such as `'EX'`. */
export interface Lifetime {
  readonly argument: number;
  readonly option?: string | undefined;
  readonly flag?: string | undefined;
  readonly unit: 'seconds' | 'milliseconds';
  /** What stands there to say that an entry lives for ever, where the argument cannot be left out. */
  readonly none?: string | undefined;
}

/** One form for several methods. */
export function cacheForms(
  kind: CacheForm['kind'],
  methods: readonly string[],
  keys?: 'many',
): Record<string, CacheForm> {
  const form: CacheForm = { kind, key: 0, many: keys === 'many' ? true : undefined };
  return Object.fromEntries(methods.map((method) => [method, form]));
}
