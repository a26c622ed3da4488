import type { GroupedRouteVocabulary } from '../../../extractors/shapes/grouped-route-vocabulary.ts';
import type { Value } from '../../../syntax/outline.ts';
import type { Context, Definition } from '../../definition.ts';
import { oncePerWorkspace } from '../../once-per-workspace.ts';
import type { FunctionPlace } from '../../operations/handler-of.ts';
import { entryOf, type PlacedValue } from '../../read-options.ts';
import { resolveExport } from '../../resolve-export.ts';
import { resolveText } from '../../resolve-text.ts';
import { returnsOf } from '../../resolve-value.ts';
import type { Resolver } from '../../resolver.ts';
import type { GroupSettings } from './group-settings.ts';

/** What answers a route: a function, or a method of a controller. */
export interface Action {
  readonly place?: FunctionPlace | undefined;
  /** Class of the method. */
  readonly controller?: (Definition & { kind: 'class' }) | undefined;
  readonly method: string;
}

export const unknownAction: Action = { method: '' };

type ClassPlace = Definition & { kind: 'class' };

/** `[OrderController::class, 'show']`, `'OrderController@show'`, `ShowOrder::class`, `['uses' => …]`, a closure. */
export function actionOf(
  resolver: Resolver,
  vocabulary: GroupedRouteVocabulary,
  { context, value }: PlacedValue,
  settings: GroupSettings,
): Action {
  switch (value.kind) {
    case 'function':
      return { place: { file: context.file, fn: value.fn }, method: '' };
    case 'list': {
      const [owner, method] = value.items;
      if (owner?.kind === 'function') return actionOf(resolver, vocabulary, { context, value: owner }, settings);
      const name = method === undefined ? onlyMethod(vocabulary) : resolveText(resolver, context, method)?.text;
      const cls = owner && classOf(resolver, vocabulary, { context, value: owner }, settings);
      return name === undefined ? unknownAction : methodOf(resolver, cls, name);
    }
    case 'object':
      return optionAction(resolver, vocabulary, { context, value }, settings);
    case 'text':
      return textAction(resolver, vocabulary, context, value.text, settings);
    case 'template': {
      // `BrewAction::class . ':list'`
      const [owner, named, another] = value.parts;
      const method = named?.kind === 'text' ? /^[:@]{1,2}(\w+)$/.exec(named.text)?.[1] : undefined;
      if (owner === undefined || method === undefined || another !== undefined) return unknownAction;
      return methodOf(resolver, classOf(resolver, vocabulary, { context, value: owner }, settings), method);
    }
    default:
      return namedAction(resolver, vocabulary, { context, value }, settings);
  }
}

/** What a controller with a single action calls it. */
function onlyMethod({ languages }: GroupedRouteVocabulary): string {
  return languages.includes('php') ? '__invoke' : 'handle';
}

function optionAction(
  resolver: Resolver,
  vocabulary: GroupedRouteVocabulary,
  placed: PlacedValue,
  settings: GroupSettings,
): Action {
  const { context, value } = placed;
  const uses = entryOf(resolver, context, value, 'uses') ?? entryOf(resolver, context, value, '0');
  if (uses !== undefined) return actionOf(resolver, vocabulary, uses, settings);
  const [controller, action] = ['controller', 'action'].map((key) => {
    const entry = entryOf(resolver, context, value, key);
    return entry && resolveText(resolver, entry.context, entry.value)?.text;
  });
  if (controller === undefined) return unknownAction;
  return textAction(
    resolver,
    vocabulary,
    context,
    `${controller}${vocabulary.separator}${action ?? 'index'}`,
    settings,
  );
}

/** What stands behind a slash are the arguments: `UserController::show/$1`. */
function textAction(
  resolver: Resolver,
  vocabulary: GroupedRouteVocabulary,
  context: PlacedValue['context'],
  text: string,
  settings: GroupSettings,
): Action {
  const [owner = '', method] = text.split(vocabulary.separator);
  const { controller } = settings;
  if (method === undefined && controller !== undefined && /^\w+$/.test(owner))
    return methodOf(resolver, classOf(resolver, vocabulary, controller, settings), owner);
  const value: Value = { kind: 'text', text: owner };
  const cls = classOf(resolver, vocabulary, { context, value }, settings);
  return methodOf(resolver, cls, method?.replace(/\/.*$/, '') ?? onlyMethod(vocabulary));
}

function namedAction(
  resolver: Resolver,
  vocabulary: GroupedRouteVocabulary,
  { context, value }: PlacedValue,
  settings: GroupSettings,
): Action {
  for (const definition of resolver.value(context, value)) {
    if (definition.kind === 'function') return { place: { file: definition.file, fn: definition.fn }, method: '' };
    if (definition.kind === 'class') return methodOf(resolver, definition, onlyMethod(vocabulary));
    if (definition.kind === 'instance')
      return methodOf(resolver, { ...definition, kind: 'class' }, onlyMethod(vocabulary));
    if (definition.kind === 'value' && definition.value.kind === 'text')
      return textAction(resolver, vocabulary, definition.context, definition.value.text, settings);
  }
  return unknownAction;
}

/** A controller by its class, or by its name below the namespaces of the groups around. */
export function classOf(
  resolver: Resolver,
  vocabulary: GroupedRouteVocabulary,
  { context, value }: PlacedValue,
  { namespaces }: GroupSettings,
): ClassPlace | undefined {
  const text = value.kind === 'text' ? value.text : undefined;
  if (text === undefined) return firstClass(resolver.value(context, value)) ?? lazyClass(resolver, context, value);
  if (!vocabulary.languages.includes('php'))
    return moduleClass(resolver, context, text) ?? classesByName(resolver).get(text.replace(/^.*\//, ''));
  const name = `${text.replace(/^\\/, '').replaceAll('/', '\\')}${vocabulary.suffix}`;
  const fronts = [
    namespaces.join('\\'),
    [vocabulary.controllers, ...namespaces].join('\\'),
    namespaces.at(-1) ?? '',
    '',
  ];
  const paths = [name, ...fronts.map((front) => `${front}\\${name}`)];
  for (const path of text.startsWith('\\') ? [name] : paths.slice(1)) {
    const found = firstClass(resolver.name({ file: context.file, fn: 0 }, `\\${path.replace(/^\\+/, '')}`));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `() => import('#controllers/orders_controller')` */
function lazyClass(resolver: Resolver, context: Context, value: Value): ClassPlace | undefined {
  const modules = resolver
    .value(context, value)
    .flatMap((definition) =>
      definition.kind === 'function' ? returnsOf(resolver, definition.file, definition.fn) : [],
    );
  return firstClass(
    modules.flatMap((module) => (module.kind === 'module' ? resolver.member(module, 'default') : [module])),
  );
}

/** `'#controllers/orders_controller'` */
function moduleClass(resolver: Resolver, { file }: Context, text: string): ClassPlace | undefined {
  const target = resolver.imports.resolve(file, text);
  return target.kind === 'file' ? firstClass(resolveExport(resolver, target.file, 'default')) : undefined;
}

/** Where a framework finds classes by their bare names. */
const classesByName = oncePerWorkspace((resolver) => {
  const found = new Map<string, ClassPlace>();
  for (const [file, { outline }] of resolver.scopes)
    outline.classes.forEach(({ name, kind }, cls) => {
      if (kind === 'class' && name !== '' && !found.has(name)) found.set(name, { kind: 'class', file, cls });
    });
  return found;
});

function firstClass(definitions: readonly Definition[]): ClassPlace | undefined {
  return definitions.find((definition) => definition.kind === 'class');
}

export function methodOf(resolver: Resolver, controller: ClassPlace | undefined, method: string): Action {
  if (controller === undefined) return { method };
  const found = resolver.member(controller, method).find((definition) => definition.kind === 'function');
  return { controller, method, place: found && { file: found.file, fn: found.fn } };
}
