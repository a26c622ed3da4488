import { aspnetGuards, liftingAttributes, validationAttributes } from '../../extractors/http/aspnet.ts';
import type { GuardKind, GuardLevel } from '../../model/endpoint.ts';
import { wordsOf } from '../../model/words.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Overriding } from '../annotated/hierarchy.ts';
import { typeNamed } from '../csharp/csharp-types.ts';
import { kindByWords } from '../guards/classify-guard.ts';
import { guardByBody } from '../guards/guard-by-body.ts';
import type { GuardUse } from '../http/route.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { Resolver } from '../resolver.ts';
import { type Attribute, argumentOf, attributesOf, textOf, textsOf } from './attributes.ts';
import type { Controller } from './controllers.ts';

/** What attributes of a controller and of its method put before the method, the outermost first. */
export function guardsOfAction(resolver: Resolver, controller: Controller, method: Overriding): readonly GuardUse[] {
  const own = method.flatMap(({ file, fn }) =>
    attributesOf({ file, fn }, resolver.scopes.get(file)?.outline.functions[fn]?.decorators),
  );
  return [
    ...controller.attributes.flatMap((attribute) => guardOf(resolver, attribute, 'class')),
    ...own.flatMap((attribute) => guardOf(resolver, attribute, 'decorator')),
    ...checksOf(resolver, controller, method),
  ];
}

/** `[ApiController]` turns away what the attributes of the bound type do not allow. */
function checksOf(resolver: Resolver, controller: Controller, [{ file, fn }]: Overriding): readonly GuardUse[] {
  const marked = controller.attributes.find(({ name }) => name === 'ApiController');
  if (marked === undefined) return [];
  const parameters = resolver.scopes.get(file)?.outline.functions[fn]?.parameters ?? [];
  return parameters.flatMap(({ type }) => {
    const checked = type !== undefined && isChecked(resolver, { file, fn }, type);
    return checked ? [useOf(marked, `ApiController ${type}`, 'validation', 'class')] : [];
  });
}

function isChecked(resolver: Resolver, context: Attribute['context'], type: string): boolean {
  return resolver.type(context, type).some((definition) => {
    if (definition.kind !== 'instance') return false;
    const outline = resolver.scopes.get(definition.file)?.outline.classes[definition.cls];
    const attributes = (outline?.fields ?? []).flatMap(({ decorators }) => attributesOf(context, decorators));
    return (
      attributes.some(({ name }) => validationAttributes.has(name)) ||
      (outline !== undefined && hasValidator(resolver, outline.name))
    );
  });
}

/** `class NewTrenchValidator : AbstractValidator<NewTrench>`, where the framework is told to ask it. */
function hasValidator(resolver: Resolver, type: string): boolean {
  return automaticallyValidated(resolver).has(type);
}

const automaticallyValidated = oncePerWorkspace(({ scopes }: Resolver): ReadonlySet<string> => {
  const outlines = [...scopes.values()].map(({ outline }) => outline).filter(({ language }) => language === 'csharp');
  const asked = outlines.some(({ calls }) =>
    calls.some(({ name }) => name === 'AddFluentValidationAutoValidation' || name === 'AddFluentValidation'),
  );
  if (!asked) return new Set();
  const bases = outlines.flatMap(({ classes }) => classes.flatMap((cls) => cls.bases));
  return new Set(bases.flatMap((base) => /^AbstractValidator<(\w+)>$/.exec(base)?.[1] ?? []));
});

/** The guard that an attribute is, or the mark that it lifts others: `[AllowAnonymous]`. */
export function guardOf(resolver: Resolver, attribute: Attribute, level: GuardLevel): readonly GuardUse[] {
  const { name } = attribute;
  if (Object.hasOwn(liftingAttributes, name)) return [useOf(attribute, name, 'other', level)];
  const known = Object.hasOwn(aspnetGuards, name) ? aspnetGuards[name] : undefined;
  const kind = known ?? kindOfFilter(resolver, attribute);
  if (kind === undefined) return [];
  const said = [...textsOf(resolver, attribute), ...namedTexts(resolver, attribute)].filter((text) => text !== '{}');
  // Roles and policies ask what a caller may do, the bare attribute who it is.
  const asks = name === 'Authorize' && said.length > 0 ? 'authorization' : kind;
  return [useOf(attribute, [filterName(attribute) ?? name, ...said].join(' '), asks, level)];
}

function namedTexts(resolver: Resolver, attribute: Attribute): readonly string[] {
  return ['Roles', 'Policy'].flatMap((key) => textOf(resolver, argumentOf(attribute, key)) ?? []);
}

/** `[ServiceFilter(typeof(ApiKeyFilter))]`, `[TypeFilter<ApiKeyFilter>]` */
function filterName(attribute: Attribute): string | undefined {
  if (attribute.name !== 'ServiceFilter' && attribute.name !== 'TypeFilter') return undefined;
  const value = argumentOf(attribute, '', 'Type')?.value;
  return value?.kind === 'name' ? value.name.split('.').at(-1) : undefined;
}

/** An attribute of the workspace that filters requests: by what it refuses with, or by its name. */
function kindOfFilter(resolver: Resolver, attribute: Attribute): GuardKind | undefined {
  const scope = resolver.scopes.get(attribute.context.file);
  if (scope === undefined) return undefined;
  const written = filterName(attribute) ?? attribute.name;
  const place =
    typeNamed(resolver, scope, attribute.context.fn, `${written}Attribute`) ??
    typeNamed(resolver, scope, attribute.context.fn, written);
  const outline = place && resolver.scopes.get(place.file)?.outline.classes[place.cls];
  if (place === undefined || outline === undefined) return undefined;
  if (outline.bases.some((base) => base === 'AuthorizeAttribute')) return 'authorization';
  if (!outline.bases.some((base) => filtering.test(base))) return undefined;
  return guardByBody(resolver, [place]) ?? kindByWords(wordsOf(outline.name.replace(/(?:Attribute|Filter)+$/, '')));
}

const filtering =
  /^(?:IAsync|I)?(?:Authorization|Action|Resource)Filter(?:Attribute)?$|^TypeFilterAttribute$|^ServiceFilterAttribute$/;

function useOf(attribute: Attribute, name: string, kind: GuardKind, level: GuardLevel): GuardUse {
  const { context, at, end } = attribute;
  const value: Value = { kind: 'text', text: name };
  return { context, value, name, kind, level, file: context.file, at, end };
}
