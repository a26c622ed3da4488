/** What an annotation of a method does to a cache. */
export interface CacheAnnotation {
  readonly library: string;
  readonly kinds: readonly ('read' | 'write' | 'invalidate')[];
}

const filled = { library: 'spring-cache', kinds: ['read', 'write'] } as const;
const written = { library: 'spring-cache', kinds: ['write'] } as const;
const forgotten = { library: 'spring-cache', kinds: ['invalidate'] } as const;

/** Annotations of Spring, Micronaut, Quarkus and JCache, which name their caches alike. */
export const cacheAnnotations: Readonly<Record<string, CacheAnnotation>> = {
  Cacheable: filled,
  CacheResult: filled,
  CachePut: written,
  CacheEvict: forgotten,
  CacheInvalidate: forgotten,
  CacheInvalidateAll: forgotten,
  CacheRemove: forgotten,
  CacheRemoveAll: forgotten,
};
