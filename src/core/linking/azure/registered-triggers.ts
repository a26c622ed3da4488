import { azureFunctions } from '../../extractors/http/azure-functions.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import { functionBehind } from '../operations/handler-of.ts';
import { entryOf, itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { isScript } from '../script-languages.ts';
import type { Trigger } from './trigger.ts';

const { registrations, channels, schedules } = azureFunctions;

/** `app.http('orders', { methods: ['GET'], route: 'orders/{id}', handler: find })` of JavaScript. */
export function registeredTriggers(resolver: Resolver, { outline, file }: Scope): readonly Trigger[] {
  if (!isScript(outline.language) || !outline.imports.some(({ from }) => from === azureFunctions.package)) return [];
  return outline.calls.flatMap((call): readonly Trigger[] => {
    const kind = Object.hasOwn(registrations, call.name) ? registrations[call.name] : undefined;
    const [name, second] = call.args;
    const context = { file, fn: call.fn };
    if (kind === undefined || name === undefined || second === undefined || !isApp(resolver, file, call.on)) return [];
    const option = (key: string): PlacedValue | undefined => entryOf(resolver, context, second, key);
    const text = (keys: readonly string[]): string | undefined =>
      keys.map((key) => textOf(resolver, option(key))).find((each) => each !== undefined);
    const place = functionBehind(resolver, option('handler') ?? { context, value: second });
    if (place === undefined) return [];
    return [
      {
        kind,
        place,
        name: textOf(resolver, { context, value: name }) ?? '{}',
        route: text(['route']),
        methods: methodsOf(resolver, call.name, option('methods')),
        keyed: /^(?:function|admin)$/.test(text(['authLevel']) ?? ''),
        channel: text(channels) ?? '{}',
        schedule: text(schedules) ?? '',
        file,
        at: call.start,
        end: call.end,
      },
    ];
  });
}

function isApp(resolver: Resolver, file: string, on: Scope['outline']['calls'][number]['on']): boolean {
  if (on?.kind !== 'name') return false;
  return resolver
    .value({ file, fn: 0 }, on)
    .some((definition) => definition.kind === 'external' && definition.module === azureFunctions.package);
}

function methodsOf(resolver: Resolver, called: string, methods: PlacedValue | undefined): readonly HttpMethod[] {
  const own = called === 'deleteRequest' ? 'DELETE' : called.toUpperCase();
  const items = methods === undefined ? [] : itemsOf(resolver, methods.context, methods.value);
  const said = [own, ...items.map((item) => textOf(resolver, item)?.toUpperCase())];
  return httpMethods.filter((method) => said.includes(method));
}

function textOf(resolver: Resolver, placed: PlacedValue | undefined): string | undefined {
  return placed === undefined ? undefined : resolveText(resolver, placed.context, placed.value)?.text;
}
