/** Caches of .NET: type → method → what it does to the key that its first argument names. */
export const dotnetCaches: Readonly<
  Record<
    string,
    { readonly library: string; readonly methods: Readonly<Record<string, 'read' | 'write' | 'invalidate'>> }
  >
> = {
  IMemoryCache: {
    library: 'memory-cache',
    methods: {
      Get: 'read',
      TryGetValue: 'read',
      GetOrCreate: 'read',
      GetOrCreateAsync: 'read',
      Set: 'write',
      CreateEntry: 'write',
      Remove: 'invalidate',
    },
  },
  IDistributedCache: {
    library: 'redis',
    methods: {
      Get: 'read',
      GetAsync: 'read',
      GetString: 'read',
      GetStringAsync: 'read',
      Set: 'write',
      SetAsync: 'write',
      SetString: 'write',
      SetStringAsync: 'write',
      Remove: 'invalidate',
      RemoveAsync: 'invalidate',
    },
  },
  // In the memory of the process, unless a store that others share is set up beside it.
  HybridCache: {
    library: 'hybrid-cache',
    methods: { GetOrCreateAsync: 'read', SetAsync: 'write', RemoveAsync: 'invalidate' },
  },
  IDatabase: {
    library: 'redis',
    methods: {
      StringGet: 'read',
      StringGetAsync: 'read',
      HashGet: 'read',
      HashGetAsync: 'read',
      HashGetAllAsync: 'read',
      StringSet: 'write',
      StringSetAsync: 'write',
      StringIncrementAsync: 'write',
      HashSet: 'write',
      HashSetAsync: 'write',
      KeyDelete: 'invalidate',
      KeyDeleteAsync: 'invalidate',
    },
  },
};
