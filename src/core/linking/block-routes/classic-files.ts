import { type BlockRouteVocabulary, blockRouteFrameworks } from '../../extractors/http/block-route-frameworks.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/**
 * Files whose top level holds routes: one that loads the framework itself, and in the same workspace those that are
 * left to others to load, by their names or by a folder: `require_relative 'routes/orders'`.
 */
export function classicFiles(resolver: Resolver): ReadonlyMap<string, BlockRouteVocabulary> {
  const files = new Map<string, BlockRouteVocabulary>();
  for (const vocabulary of blockRouteFrameworks) {
    const { classic } = vocabulary;
    if (classic === undefined) continue;
    let isClassic = false;
    for (const [file, scope] of resolver.scopes) {
      if (!loads(scope, classic)) continue;
      files.set(file, vocabulary);
      if (loadsWhole(scope, classic)) isClassic = true;
    }
    for (const [file, scope] of isClassic ? resolver.scopes : [])
      if (!files.has(file) && hasOwnRoutes(vocabulary, scope)) files.set(file, vocabulary);
  }
  return files;
}

function loads({ outline }: Scope, name: string): boolean {
  return (
    outline.language === 'ruby' && outline.imports.some(({ from }) => from === name || from.startsWith(`${name}/`))
  );
}

/** `require 'sinatra'` opens the top level of every file for routes, `require 'sinatra/base'` of none. */
function loadsWhole({ outline }: Scope, name: string): boolean {
  return outline.imports.some(({ from }) => from === name || from === `${name}/reloader`);
}

/** `get '/orders' do … end` outside of everything. */
function hasOwnRoutes({ verbs }: BlockRouteVocabulary, { outline }: Scope): boolean {
  if (outline.language !== 'ruby') return false;
  return outline.calls.some(({ fn, on, name, args }) => {
    const [path] = args;
    const block = args.at(-1);
    if (fn !== 0 || on !== undefined || !Object.hasOwn(verbs, name)) return false;
    return path?.kind === 'text' && path.text.startsWith('/') && block?.kind === 'function';
  });
}
