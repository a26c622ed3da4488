import type { Language } from '../syntax/outline.ts';
import type { Definition } from './definition.ts';
import { goMember } from './go/resolve-go-name.ts';
import type { Resolver } from './resolver.ts';
import type { Scope } from './scope.ts';

/** What a module has under a name. */
export type ModuleMembers = (resolver: Resolver, scope: Scope, name: string) => readonly Definition[];

/** Languages in which a module is more than one file. */
export const moduleMembers: Readonly<Partial<Record<Language, ModuleMembers>>> = {
  go: goMember,
};
