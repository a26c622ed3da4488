import { bareGroups, middlewareAliases, middlewareClasses } from '../../../extractors/http/laravel-middleware.ts';
import type { GuardKind, GuardLevel } from '../../../model/endpoint.ts';
import { wordsOf } from '../../../model/words.ts';
import type { Value } from '../../../syntax/outline.ts';
import type { Definition } from '../../definition.ts';
import { classifyGuard, kindByWords, nameOf } from '../../guards/classify-guard.ts';
import { guardByBody } from '../../guards/guard-by-body.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { GuardUse } from '../route.ts';
import type { NamedGuard } from './group-settings.ts';
import { findMiddlewareSettings, type MiddlewareSettings } from './middleware-settings.ts';

/** What the middleware of an application guards against. */
export interface Middleware {
  /** What every request to the application passes. */
  ofApplication(file: string): readonly GuardUse[];
  uses(file: string, guard: NamedGuard, level: GuardLevel): readonly GuardUse[];
  /** Names under which a guard may be taken away again. */
  namesOf(file: string, guard: NamedGuard): readonly string[];
}

const maxNesting = 4;

export function createMiddleware(resolver: Resolver): Middleware {
  const applications = findMiddlewareSettings(resolver);
  const settingsOf = (file: string): MiddlewareSettings | undefined =>
    applications
      .filter(({ root }) => root === '' || file.startsWith(`${root}/`))
      .sort((a, b) => b.root.length - a.root.length)[0];
  const uses = (file: string, guard: NamedGuard, level: GuardLevel, depth: number): readonly GuardUse[] => {
    if (depth > maxNesting) return [];
    if (resolver.scopes.get(file)?.outline.language !== 'php') return [plainUse(resolver, guard, level)];
    if (guard.authorizes === true)
      return [useOf(guard, level, `can ${textIn(resolver, guard) ?? ''}`.trim(), 'authorization')];
    const text = textIn(resolver, guard);
    if (text === undefined) return classUses(resolver, guard, level);
    const [name = '', ...rest] = text.split(':');
    const settings = settingsOf(file);
    const group = settings?.groups.get(name);
    if (group !== undefined) return group.flatMap((each) => uses(file, each, level, depth + 1));
    const alias = settings?.aliases.get(name);
    const called = rest.length === 0 ? name : `${name}:${rest.join(':')}`;
    const known = Object.hasOwn(middlewareAliases, name) ? middlewareAliases[name] : undefined;
    if (alias !== undefined) return classUses(resolver, alias, level, called, guard, known);
    if (known !== undefined) return known === 'none' ? [] : [useOf(guard, level, called, known)];
    if (bareGroups.has(name)) return [];
    const value: Value = { kind: 'name', name: `\\${name.replace(/^\\/, '')}` };
    return classUses(resolver, { ...guard, value }, level, called);
  };
  return {
    ofApplication: (file) =>
      (settingsOf(file)?.everywhere ?? []).flatMap((guard) => uses(file, guard, 'application', 0)),
    uses: (file, guard, level) => uses(file, guard, level, 0),
    namesOf: (file, guard) => [
      textIn(resolver, guard) ?? '',
      ...uses(file, guard, 'inline', 0).flatMap(({ name }) => name ?? []),
    ],
  };
}

/** Where middleware is a function, or named by a text: `middleware.auth()`, `'auth'`. */
function plainUse(resolver: Resolver, guard: NamedGuard, level: GuardLevel): GuardUse {
  const { context, value, at, end } = guard;
  const text = value.kind === 'text' ? value.text : undefined;
  const kind = text === undefined ? undefined : (kindByWords(wordsOf(text)) ?? 'other');
  const name = text ?? nameOf(resolver, context, value);
  return { context, value, name, kind, level, file: context.file, at, end };
}

/** A middleware by its class, or a closure. */
function classUses(
  resolver: Resolver,
  { context, value, ...place }: NamedGuard,
  level: GuardLevel,
  called?: string,
  named: Pick<NamedGuard, 'context' | 'at' | 'end'> = { context, ...place },
  otherwise?: GuardKind | 'none',
): readonly GuardUse[] {
  const owner = classValue(resolver, { context, value, ...place });
  const definitions = resolver.value(owner.context, owner.value);
  const full = definitions.flatMap((definition) => fullNames(resolver, definition, 0));
  const known = full.map(kindOf).find((found) => found !== undefined);
  // What extends something harmless may refuse by itself.
  const kind = known === 'none' && guardByBody(resolver, definitions) !== undefined ? undefined : known;
  if (kind === 'none') return [];
  const name = called ?? full[0]?.replace(/^.*\\/, '') ?? nameIn(value);
  const file = named.context.file;
  const use = { context: owner.context, value: owner.value, name, level, file, at: named.at, end: named.end };
  if (kind !== undefined) return [{ ...use, kind }];
  const isOwn = definitions.some((definition) => definition.kind === 'class' || definition.kind === 'function');
  if (otherwise !== undefined && !isOwn) return otherwise === 'none' ? [] : [{ ...use, kind: otherwise }];
  const found = classifyGuard(resolver, owner.context, owner.value, name);
  // `CheckEmailConfirmed` checks who asks and not what they send.
  const isForm = found?.kind === 'validation' && /valid/i.test(name);
  return found?.kind === 'validation' && !isForm ? [{ ...use, kind: 'other' }] : [use];
}

/** The class that `ThrottleRequests::with(…)`, `new JwtMiddleware(…)` and `Role::class.':admin'` speak of. */
function classValue(resolver: Resolver, guard: NamedGuard): NamedGuard {
  const { context, value } = guard;
  if (value.kind === 'template' && value.parts[0] !== undefined) return { ...guard, value: value.parts[0] };
  if (value.kind !== 'call') return guard;
  const call = resolver.scopes.get(context.file)?.outline.calls[value.call];
  if (call?.new === true) return { ...guard, value: { kind: 'name', name: call.name } };
  return call?.on?.kind === 'name' ? { ...guard, value: call.on } : guard;
}

/** Full names of a class and of those that it extends, the nearest first. */
function fullNames(resolver: Resolver, definition: Definition, depth: number): readonly string[] {
  if (definition.kind === 'external' || definition.kind === 'made') {
    const path = definition.kind === 'external' ? definition.path : definition.maker;
    return [`${definition.module}\\${path[0] ?? ''}`];
  }
  if ((definition.kind !== 'class' && definition.kind !== 'instance') || depth > maxNesting) return [];
  const scope = resolver.scopes.get(definition.file);
  const outline = scope?.outline.classes[definition.cls];
  if (scope === undefined || outline === undefined) return [];
  const own = [scope.outline.package, outline.name].filter((part) => part !== undefined).join('\\');
  const bases = outline.bases.flatMap((base) => resolver.name({ file: scope.file, fn: outline.fn }, base));
  return [own, ...bases.flatMap((base) => fullNames(resolver, base, depth + 1))];
}

function kindOf(name: string): GuardKind | 'none' | undefined {
  const namespace = name.replace(/\\[^\\]*$/, '');
  const key = Object.hasOwn(middlewareClasses, name) ? name : namespace;
  return Object.hasOwn(middlewareClasses, key) ? middlewareClasses[key] : undefined;
}

function textIn(resolver: Resolver, { context, value }: NamedGuard): string | undefined {
  if (value.kind === 'text') return value.text;
  if (value.kind !== 'name' && value.kind !== 'template') return undefined;
  const isClass = value.kind === 'template' || /^[A-Z\\]/.test(value.name);
  return isClass ? undefined : resolveText(resolver, context, value)?.text;
}

function nameIn(value: Value): string {
  return value.kind === 'name' ? value.name.replace(/^.*\\/, '') : 'middleware';
}

function useOf({ context, value, at, end }: NamedGuard, level: GuardLevel, name: string, kind: GuardKind): GuardUse {
  return { context, value, name, kind, level, file: context.file, at, end };
}
