import type { Language } from '../syntax/outline.ts';
import { resolveCsharpName, resolveCsharpType } from './csharp/resolve-csharp-name.ts';
import type { Context, Definition } from './definition.ts';
import { resolveGoName } from './go/resolve-go-name.ts';
import { resolveKotlinName } from './kotlin/resolve-kotlin-name.ts';
import { resolvePhpName } from './php-names.ts';
import { resolvePackagedName, resolvePackagedType } from './resolve-packaged-name.ts';
import type { Resolver } from './resolver.ts';
import { resolveRubyName } from './ruby/resolve-ruby-name.ts';
import { resolveRustName } from './rust/resolve-rust-name.ts';
import type { Scope } from './scope.ts';

/** What a name means that no function around declares. */
export type FreeNames = (resolver: Resolver, scope: Scope, context: Context, name: string) => readonly Definition[];

/** Languages in which such a name need not stand among the imports of its file. */
export const freeNames: Readonly<Partial<Record<Language, FreeNames>>> = {
  go: resolveGoName,
  csharp: resolveCsharpName,
  java: resolvePackagedName,
  kotlin: resolveKotlinName,
  php: resolvePhpName,
  ruby: resolveRubyName,
  rust: resolveRustName,
};

/** The same for the names of types, in languages where a member may be called like its type, or that write packages out. */
const typeNames: Readonly<Partial<Record<Language, FreeNames>>> = {
  csharp: resolveCsharpType,
  java: resolvePackagedType,
  kotlin: resolvePackagedType,
};

/** What the name of a type means where it is written. */
export function typeMeant(resolver: Resolver, context: Context, name: string): readonly Definition[] {
  const scope = resolver.scopes.get(context.file);
  const read = scope && typeNames[scope.outline.language];
  return scope === undefined || read === undefined
    ? resolver.name(context, name)
    : read(resolver, scope, context, name);
}

/** What is looked up as one where a dotted name starts with it, in languages whose namespaces need no declaration. */
export const wholeNames: Readonly<Partial<Record<Language, RegExp>>> = {
  ruby: /^[A-Z]\w*(?:\.[A-Z]\w*)*/,
};
