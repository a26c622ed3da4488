import { clients } from '../../extractors/calls/clients.ts';
import { folderOf, isBelow } from '../../model/workspace-path.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { entryOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { ClientCall } from './client-call.ts';
import { keywordsAt, type Options } from './request-options.ts';

/** How the instance behind a request was made. */
export interface InstanceSettings {
  readonly options?: Options | undefined;
  /** The base URL where it is an argument of its own. */
  readonly base?: PlacedValue | undefined;
  readonly file: string;
  readonly at: number;
}

/** Undefined for the library itself, and where nothing shows how the instance was made. */
export function instanceSettings(resolver: Resolver, request: ClientCall): InstanceSettings | undefined {
  const { instance, vocabulary } = request;
  if (instance === undefined) return undefined;
  if (instance.origin !== undefined) return settingsAt(resolver, request, instance.origin, instance.maker.join('.'));
  const registered = registrations(resolver).filter((candidate) => vocabulary.modules.includes(candidate.module));
  const nearest = nearestTo(request.context.file, registered);
  return nearest === undefined ? undefined : settingsAt(resolver, request, nearest.site, nearest.maker);
}

function settingsAt(
  resolver: Resolver,
  request: ClientCall,
  site: CallSite,
  maker: string,
): InstanceSettings | undefined {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  const { instances } = request.vocabulary;
  const form = Object.hasOwn(instances, maker) ? instances[maker] : undefined;
  if (call === undefined || form === undefined) return undefined;
  const place = { context: { file: site.file, fn: call.fn }, file: site.file, at: call.at };
  const position = form.options === 'keywords' ? keywordsAt(call) : form.options;
  const options = position === undefined ? undefined : call.args[position];
  const base = form.base === undefined ? undefined : call.args[form.base];
  return {
    file: site.file,
    at: call.at,
    options:
      options === undefined ? undefined : (fromFactory(resolver, place, options) ?? { ...place, value: options }),
    base: base === undefined ? undefined : { context: place.context, value: base },
  };
}

/** `registerAsync({ useFactory: () => ({ timeout: 5000 }) })`: the options are what the factory returns. */
function fromFactory(resolver: Resolver, place: Omit<Options, 'value'>, options: Value): Options | undefined {
  const factory = entryOf(resolver, place.context, options, 'useFactory');
  if (factory === undefined) return undefined;
  for (const definition of resolver.value(factory.context, factory.value)) {
    if (definition.kind !== 'function') continue;
    const [value] = resolver.scopes.get(definition.file)?.outline.functions[definition.fn]?.returns ?? [];
    if (value !== undefined) return { ...place, context: { file: definition.file, fn: definition.fn }, value };
  }
  return undefined;
}

interface Registration {
  readonly module: string;
  readonly maker: string;
  readonly site: CallSite;
}

/** Instances that a framework hands out by type alone: `HttpModule.register({…})` makes the `HttpService` of its module. */
const registrations = oncePerWorkspace((resolver): readonly Registration[] => {
  const found: Registration[] = [];
  for (const [file, scope] of resolver.scopes)
    scope.outline.calls.forEach((call, index) => {
      if (!registering.has(call.name)) return;
      for (const callee of calleesOf(resolver, file, index)) {
        if (callee.kind !== 'external') continue;
        const { module } = callee;
        const maker = callee.path.join('.');
        if (clients.some((client) => client.modules.includes(module) && client.registrations.includes(maker)))
          found.push({ module, maker, site: { file, call: index } });
      }
    });
  return found;
});

const registering: ReadonlySet<string> = new Set(
  clients.flatMap((client) => client.registrations.map((path) => path.split('.').at(-1) ?? '')),
);

/** The registration in the closest folder around a file. */
function nearestTo(file: string, registered: readonly Registration[]): Registration | undefined {
  return registered
    .filter((candidate) => isBelow(file, folderOf(candidate.site.file)))
    .toSorted((a, b) => folderOf(b.site.file).length - folderOf(a.site.file).length)[0];
}
