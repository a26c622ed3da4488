import { saysAny, wordSet, wordsOf } from './words-of.ts';

/** `data` is what people would miss, a `cache` can be filled again. */
export type StateKind = 'data' | 'cache' | 'unknown';

const cacheWords = wordSet('cache cached memo memoized lru ttl');

const harmlessWords = wordSet(
  `config configuration options logger log metrics registry gauge histogram counter stats pool client connection conn instance
   server app db database prisma redis singleton initialized initialised initialization init ready started running
   shutdown shutting closing handlers listeners subscription schema template compiled loaded loading promise pending
   inflight timer timeout interval controller transporter module plugin flag debug env once lock mutex emitter warned
   version hooks`,
);

const dataWords = wordSet(
  `session cart basket user account token store order job queue room socket attempt limit state message upload progress
   item game player booking reservation todo task post comment product customer otp code visitor rate bucket blacklist
   blocklist revoked`,
);

/**
 * Judged by the variable's name; nothing where the name says that every process may well have its own. What hangs on
 * the global object is a client that survives a reload of the module.
 */
export function stateKindOf(name: string): StateKind | undefined {
  if (/^global(This)?\b/.test(name)) return undefined;
  if (saysAny(name, cacheWords)) return 'cache';
  const [first] = wordsOf(name);
  if (saysAny(name, harmlessWords) || first === 'is' || first === 'has') return undefined;
  return saysAny(name, dataWords) ? 'data' : 'unknown';
}
