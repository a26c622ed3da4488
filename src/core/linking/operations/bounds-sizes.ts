import type { CallOutline, Outline } from '../../syntax/outline.ts';
import { oncePerOutline } from '../once-per-outline.ts';
import type { Resolver } from '../resolver.ts';
import type { FunctionPlace } from './handler-of.ts';

/** The smaller of two numbers, as libraries of all languages call it. */
const cutting = /^(?:min|minOf|minimum|least|clamp|constrain|coerceAtMost|coerceIn)$/i;

/** A function of pages that is called by its bare name prepares what the query is then handed. */
const preparing = /pag(?:e|ing|inat)|limit|offset/i;

/** Schemas refuse what is larger, and lists of sizes what they do not hold. */
const checking = /^(?:safe_?parse|validate|is_valid|assert|require|includes|in_array)/i;
const parsing = /^parse(?:Async)?$/;
const readers = /^(?:JSON|Number|Date|URL|url|qs|querystring|Integer|Long|int|uuid)$/;

/** Whether a function, or one that stands in it, may bound a size that a client asks for. */
export function boundsSizes({ scopes }: Resolver, { file, fn }: FunctionPlace): boolean {
  const outline = scopes.get(file)?.outline;
  return outline !== undefined && boundingIn(outline).some((each) => isWithin(outline, each, fn));
}

const boundingIn = oncePerOutline((outline): readonly number[] => {
  const comparing = outline.functions.flatMap(({ bounds }, fn) => (bounds === true ? [fn] : []));
  const calling = outline.calls.filter(isBounding).map(({ fn }) => fn);
  return [...new Set([...comparing, ...calling])];
});

function isBounding({ name, on }: CallOutline): boolean {
  if (cutting.test(name) || checking.test(name)) return true;
  if (parsing.test(name)) return on?.kind === 'name' && !readers.test(on.name);
  return on === undefined && preparing.test(name);
}

export function isWithin(outline: Outline, fn: number, around: number): boolean {
  for (let at = fn; at >= 0; at = outline.functions[at]?.parent ?? -1) if (at === around) return true;
  return false;
}
