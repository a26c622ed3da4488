import { azureFunctions } from '../../extractors/http/azure-functions.ts';
import { httpMethods } from '../../model/endpoint.ts';
import type { Decorator } from '../../syntax/outline.ts';
import { type Attribute, argumentOf, attributesOf, textOf } from '../aspnet/attributes.ts';
import { itemsOf } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { Trigger } from './trigger.ts';

const { decorators: known, channels, schedules } = azureFunctions;

/** `@app.route(route="orders/{id}", methods=["GET"])` of Python, on a `FunctionApp` or a `Blueprint`. */
export function decoratorTriggers(resolver: Resolver, { outline, file }: Scope): readonly Trigger[] {
  if (outline.language !== 'python') return [];
  return outline.functions.flatMap(({ decorators, name }, fn) =>
    attributesOf({ file, fn: 0 }, decorators).flatMap((attribute, index): readonly Trigger[] => {
      const kind = Object.hasOwn(known, attribute.name) ? known[attribute.name] : undefined;
      const level = kind === undefined ? undefined : levelOf(resolver, file, decorators?.[index]);
      if (kind === undefined || level === undefined) return [];
      const text = (keys: readonly string[]): string | undefined => textOf(resolver, argumentOf(attribute, ...keys));
      return [
        {
          kind,
          place: { file, fn },
          name,
          route: text(['route']),
          methods: methodsOf(resolver, attribute),
          keyed: !/\.ANONYMOUS$/.test(nameIn(attribute, 'auth_level') ?? level),
          channel: text(channels) ?? '{}',
          schedule: text(schedules) ?? '',
          file,
          at: attribute.at,
          end: attribute.end,
        },
      ];
    }),
  );
}

/** What the application asks of callers unless a route says otherwise; undefined where it is none of Azure's. */
function levelOf(resolver: Resolver, file: string, decorator: Decorator | undefined): string | undefined {
  const holder = decorator?.name.replace(/\.\w+$/, '') ?? '';
  for (const definition of resolver.name({ file, fn: 0 }, holder)) {
    if (definition.kind !== 'made' || !azureFunctions.makers.test([definition.module, ...definition.maker].join('.')))
      continue;
    const site = definition.origin;
    const made = site === undefined ? undefined : resolver.scopes.get(site.file)?.outline.calls[site.call];
    const options = made?.args.find((value) => value.kind === 'object');
    const level = options?.kind === 'object' ? options.entries.find(({ key }) => key === 'http_auth_level') : undefined;
    return level?.value.kind === 'name' ? level.value.name : '';
  }
  return undefined;
}

function nameIn(attribute: Attribute, key: string): string | undefined {
  const value = argumentOf(attribute, key)?.value;
  return value?.kind === 'name' ? value.name : undefined;
}

function methodsOf(resolver: Resolver, attribute: Attribute) {
  const told = argumentOf(attribute, 'methods');
  const said = (told === undefined ? [] : itemsOf(resolver, told.context, told.value)).map(({ context, value }) =>
    (value.kind === 'name' ? value.name.split('.').at(-1) : textOf(resolver, { context, value }))?.toUpperCase(),
  );
  return httpMethods.filter((method) => said.includes(method));
}
