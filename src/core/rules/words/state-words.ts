import { wordsOf } from './words-of.ts';

/** `data` is what people would miss, a `cache` can be filled again. */
export type StateKind = 'data' | 'cache' | 'unknown';

const harmless =
  /^(config|configuration|option|logger|log|metric|registry|gauge|histogram|counter|pool|client|connection|conn|instance|server|app|db|database|prisma|redis|singleton|initialized|initialised|initialization|init|ready|started|running|shutdown|shutting|closing|handler|listener|subscription|schema|template|compiled|loaded|loading|promise|pending|inflight|timer|timeout|interval|controller|transporter|module|plugin|flag|debug|env|once|lock|mutex|emitter|warned|version|hook)$/;

const data =
  /^(session|cart|basket|user|account|token|store|order|job|queue|room|socket|attempt|limit|state|message|upload|progress|item|game|player|booking|reservation|todo|task|post|comment|product|customer|otp|code|visitor|rate|bucket|blacklist|blocklist|revoked)$/;

/** Judged by the variable's name; nothing where the name says that every process may well have its own. */
export function stateKindOf(name: string): StateKind | undefined {
  const words = wordsOf(name);
  if (words.some((word) => /^(cache|cached|memo|memoized|lru|ttl)$/.test(word))) return 'cache';
  if (words.some((word) => harmless.test(word)) || words[0] === 'is' || words[0] === 'has') return undefined;
  return words.some((word) => data.test(word)) ? 'data' : 'unknown';
}
