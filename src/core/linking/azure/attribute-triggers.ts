import { azureFunctions } from '../../extractors/http/azure-functions.ts';
import { httpMethods } from '../../model/endpoint.ts';
import { type Attribute, argumentOf, attributesOf, textOf, textsOf } from '../aspnet/attributes.ts';
import { itemsOf } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { Trigger } from './trigger.ts';

const { attributes, channels, schedules } = azureFunctions;

/** `Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "orders/{id}")] HttpRequest request)` of C# and Java. */
export function attributeTriggers(resolver: Resolver, { outline, file }: Scope): readonly Trigger[] {
  if (!attributes.languages.has(outline.language)) return [];
  return outline.functions.flatMap(({ parameters, decorators, name }, fn) => {
    const found = parameters.flatMap((parameter) => attributesOf({ file, fn }, parameter.decorators));
    return found.flatMap((attribute): readonly Trigger[] => {
      const kind = Object.hasOwn(attributes.triggers, attribute.name) ? attributes.triggers[attribute.name] : undefined;
      if (kind === undefined) return [];
      const named = attributesOf({ file, fn }, decorators).find((each) =>
        attributes.names.some((n) => n === each.name),
      );
      const text = (keys: readonly string[]): string | undefined => textOf(resolver, argumentOf(attribute, ...keys));
      return [
        {
          kind,
          place: { file, fn },
          name: (named && textOf(resolver, argumentOf(named, '', 'value'))) ?? name,
          route: text(['Route', 'route']),
          methods: methodsOf(resolver, attribute),
          keyed: !isAnonymous(attribute),
          channel: text(channels) ?? '{}',
          schedule: text(schedules) ?? '',
          file,
          at: attribute.at,
          end: attribute.end,
        },
      ];
    });
  });
}

/** Texts of C#, constants of Java. */
function methodsOf(resolver: Resolver, attribute: Attribute) {
  const told = argumentOf(attribute, 'methods');
  const names = (told === undefined ? [] : itemsOf(resolver, told.context, told.value)).flatMap(({ value }) =>
    value.kind === 'name' ? (value.name.split('.').at(-1) ?? []) : [],
  );
  const said = [...names, ...textsOf(resolver, attribute)].map((text) => text.toUpperCase());
  return httpMethods.filter((method) => said.includes(method));
}

function isAnonymous(attribute: Attribute): boolean {
  const level = argumentOf(attribute, 'authLevel')?.value;
  return [...attribute.args, level].some((value) => value?.kind === 'name' && /\.anonymous$/i.test(value.name));
}
