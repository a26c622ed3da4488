import { answeringOptions, frameworkRefusals, libraryRefusals } from '../../extractors/http/library-refusals.ts';
import type { Guard } from '../../model/endpoint.ts';
import type { CallSite, Definition } from '../definition.ts';
import type { GuardUse } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';
import { type ClassifiedGuard, packagedBases } from './classify-guard.ts';
import { signInRefusal } from './sign-in-refusal.ts';

/** The status of a refusal, and whether it is the library's own. */
export type LibraryRefusal = Pick<Guard, 'refuses' | 'byDefault'>;

/**
 * What a guard of a well-known library answers to whom it refuses: what its options say, or what the library answers
 * where they say nothing and it has one answer for all.
 */
export function libraryRefusal(
  resolver: Resolver,
  use: GuardUse,
  { kind, name }: ClassifiedGuard,
  framework: string,
): LibraryRefusal {
  const definitions = resolver.value(use.context, use.value);
  const own = definitions.filter(({ kind: is }) => is === 'function' || is === 'class' || is === 'instance');
  const packaged = [...definitions, ...own.flatMap((each) => packagedBases(resolver, each))].filter(isPackaged);
  for (const definition of packaged) {
    const refusal = refusalOf(resolver, definition);
    if (refusal !== undefined) return refusal;
  }
  if (own.length > 0) return {};
  const [known] = (frameworkRefusals[framework] ?? []).filter((each) => each.name.test(name));
  const status =
    known?.status ?? (kind === 'authentication' ? signInRefusal(resolver, use, name, framework) : undefined);
  return status === undefined ? {} : { refuses: status, byDefault: true };
}

type Packaged = Definition & { kind: 'made' | 'external' };

function isPackaged(definition: Definition): definition is Packaged {
  return definition.kind === 'made' || definition.kind === 'external';
}

function refusalOf(resolver: Resolver, definition: Packaged): LibraryRefusal | undefined {
  const path = definition.kind === 'external' ? definition.path : definition.maker;
  const keys = [`${definition.module} ${path.at(-1) ?? ''}`, definition.module];
  const key = keys.find((each) => Object.hasOwn(libraryRefusals, each));
  if (key === undefined) return undefined;
  const sites = definition.kind === 'made' ? [definition.call, definition.origin] : [];
  const told = sites.map((site) => site && toldBy(resolver, site)).find((each) => each !== undefined);
  if (told === 'unknown') return {};
  return told === undefined ? { refuses: libraryRefusals[key], byDefault: true } : { refuses: told };
}

/** `{ statusCode: 420 }`, `{ failureRedirect: '/login' }`, or a function that answers. */
function toldBy(resolver: Resolver, { file, call }: CallSite): number | 'unknown' | undefined {
  const { args = [] } = resolver.scopes.get(file)?.outline.calls[call] ?? {};
  for (const argument of args) {
    if (argument.kind === 'function') return 'unknown';
    if (argument.kind !== 'object') continue;
    const status = argument.entries.find(({ key }) => /^status_?code$/i.test(key))?.value;
    if (status !== undefined)
      return status.kind === 'literal' && /^\d{3}$/.test(status.text) ? Number(status.text) : 'unknown';
    if (argument.spreads.length > 0 || argument.entries.some(({ key }) => answeringOptions.test(key))) return 'unknown';
  }
  return undefined;
}
