import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { type ResolvedText, resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { readUrl } from './read-url.ts';

/** A longer choice is seldom written down in branches; the bound keeps hostile input cheap. */
const maxUrls = 4;

/** Addresses of different hosts among which a choice before the request takes one: `if (fast) url = …; else url = …;`. */
export function chosenUrls(
  resolver: Resolver,
  { file, fn }: Context,
  call: CallOutline,
  value: Value | undefined,
): readonly ResolvedText[] {
  // In a branch of its own the request may see one of them alone.
  if (value?.kind !== 'name' || call.branch !== undefined) return [];
  const chosen = new Map<string, ResolvedText>();
  for (const { at, branch, value: assigned } of resolver.scopes.get(file)?.bindings(fn, value.name) ?? []) {
    // A negative one says that another arm runs where this one does not.
    if (at > call.at || branch === undefined || branch >= 0) continue;
    const url = resolveText(resolver, { file, fn }, assigned);
    const { host } = readUrl(url, {});
    if (url !== undefined && host !== undefined && !chosen.has(host)) chosen.set(host, url);
  }
  return chosen.size > 1 ? [...chosen.values()].slice(0, maxUrls) : [];
}
