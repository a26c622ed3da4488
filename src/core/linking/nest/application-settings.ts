import type { CallOutline } from '../../syntax/outline.ts';
import { corsPolicyIn } from '../cors/cors-policy.ts';
import type { Context } from '../definition.ts';
import type { GuardUse } from '../http/route.ts';
import { entryOf, itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { applicationCalls } from './application-calls.ts';

/** What `main.ts` sets for every controller of an application. */
export interface ApplicationSettings {
  /** The file that calls `NestFactory.create`. */
  readonly file: string;
  readonly prefix: string;
  /** Routes that the prefix leaves out, as written. */
  readonly excluded: readonly string[];
  /** `v1` for URI versioning with a default; `v` + the version of a controller otherwise. */
  readonly versionPrefix: string | undefined;
  readonly defaultVersion: string | undefined;
  readonly guards: readonly GuardUse[];
}

/** Reads the settings of every Nest application in the workspace. */
export function applicationSettings(resolver: Resolver): readonly ApplicationSettings[] {
  const applications: ApplicationSettings[] = [];
  for (const [file, scope] of resolver.scopes) {
    const imported = scope.outline.imports.some(
      (entry) => entry.from === '@nestjs/core' && entry.name === 'NestFactory',
    );
    if (!imported) continue;
    const calls = applicationCalls(resolver, file);
    applications.push(calls.reduce((known, [place, call]) => apply(resolver, known, place, call), initial(file)));
  }
  return applications;
}

function initial(file: string): ApplicationSettings {
  return { file, prefix: '', excluded: [], versionPrefix: undefined, defaultVersion: undefined, guards: [] };
}

function apply(
  resolver: Resolver,
  settings: ApplicationSettings,
  file: string,
  call: CallOutline,
): ApplicationSettings {
  const context = { file, fn: call.fn };
  const [first] = call.args;
  switch (call.name) {
    case 'setGlobalPrefix':
      return {
        ...settings,
        prefix: first === undefined ? '' : (resolveText(resolver, context, first)?.text ?? ''),
        excluded: excludedPaths(resolver, context, call),
      };
    case 'enableVersioning':
      return { ...settings, ...versioning(resolver, context, call) };
    case 'enableCors':
      return { ...settings, guards: [...settings.guards, corsGuard(context, call)] };
    case 'create':
      return { ...settings, guards: [...settings.guards, ...createdWith(resolver, context, call)] };
    case 'useGlobalGuards':
    case 'useGlobalPipes':
    case 'use':
      return { ...settings, guards: [...settings.guards, ...globalGuards(context, call, phases[call.name])] };
    default:
      return settings;
  }
}

/** Nest runs middleware first, then guards, then pipes, wherever each was added. */
const phases: Readonly<Record<string, number>> = { use: 0, useGlobalGuards: 1, useGlobalPipes: 2 };

function globalGuards(context: Context, call: CallOutline, phase: number | undefined): readonly GuardUse[] {
  return call.args.map((value) => ({
    context,
    value,
    level: 'application' as const,
    file: context.file,
    at: call.at,
    end: call.end,
    phase,
  }));
}

function corsGuard(context: Context, call: CallOutline): GuardUse {
  const value = { kind: 'text', text: call.name } as const;
  const place = { level: 'application', file: context.file, at: call.at, end: call.end, phase: 0 } as const;
  return { context, value, name: 'enableCors', kind: 'cors', ...place };
}

/** `NestFactory.create(AppModule, { cors: true })` */
function createdWith(resolver: Resolver, context: Context, call: CallOutline): readonly GuardUse[] {
  if (call.on?.kind !== 'name' || call.on.name !== 'NestFactory') return [];
  return call.args.slice(1).flatMap((options) => {
    const cors = entryOf(resolver, context, options, 'cors');
    if (cors === undefined || (cors.value.kind === 'literal' && cors.value.text === 'false')) return [];
    return [{ ...corsGuard(context, call), name: 'cors', policy: corsPolicyIn(resolver, cors) }];
  });
}

function excludedPaths(resolver: Resolver, context: Context, call: CallOutline): readonly string[] {
  const list = entryOf(resolver, context, call.args[1], 'exclude');
  if (list === undefined) return [];
  return itemsOf(resolver, list.context, list.value).flatMap((item) => {
    const value = entryOf(resolver, item.context, item.value, 'path') ?? item;
    const text = resolveText(resolver, value.context, value.value)?.text;
    return text === undefined ? [] : [text.replace(/^\/|\/$/g, '')];
  });
}

function versioning(
  resolver: Resolver,
  context: Context,
  call: CallOutline,
): Pick<ApplicationSettings, 'versionPrefix' | 'defaultVersion'> {
  const [options] = call.args;
  const type = entryOf(resolver, context, options, 'type')?.value;
  // Versions in headers or media types leave the path as it is.
  const inPath = options === undefined || type === undefined || (type.kind === 'name' && type.name.endsWith('.URI'));
  if (!inPath) return { versionPrefix: undefined, defaultVersion: undefined };
  const text = (key: string): string | undefined => {
    const value = entryOf(resolver, context, options, key);
    return value === undefined ? undefined : resolveText(resolver, value.context, value.value)?.text;
  };
  return { versionPrefix: text('prefix') ?? 'v', defaultVersion: text('defaultVersion') };
}
