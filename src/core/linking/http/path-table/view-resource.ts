import { django } from '../../../extractors/http/django.ts';
import type { Value } from '../../../syntax/outline.ts';
import { calleesOf } from '../../call-sites.ts';
import { functionWays } from '../../data/query-ways.ts';
import type { Context } from '../../definition.ts';
import { type AskedOf, variantOf } from '../../operations/variant-of.ts';
import type { PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { ResourceUse } from '../route.ts';
import { serializerFields } from './serializer-fields.ts';
import { fieldOf, methodsOf, type ViewClass, type ViewMethod } from './view-class.ts';
import { listingOf } from './view-listing.ts';
import { serializedModel, serializerOf, serializerWrites } from './view-serializer.ts';

const { resources } = django;

/** What a view does with the table of its `queryset`, where the class that it extends answers. */
export function viewResource(resolver: Resolver, view: ViewClass, action: string): ResourceUse | undefined {
  const does = Object.hasOwn(resources.does, action) ? resources.does[action] : undefined;
  const outline = resolver.scopes.get(view.file)?.outline.classes[view.cls];
  // Pages of Django's own views and of packages may come from anywhere; what lists no rows keeps none.
  if (does === undefined || outline === undefined || !isGeneric(view)) return undefined;
  const methods = methodsOf(resolver, view);
  const chosen = resources.choosing.flatMap((name) => methods.get(name) ?? [])[0];
  const serializer = serializerOf(resolver, view);
  const model =
    fieldModel(resolver, view) ??
    (chosen && returnedModel(resolver, chosen)) ??
    (serializer && does === 'create' ? serializedModel(resolver, serializer) : undefined);
  if (model === undefined) return undefined;
  const hooks = resources.taking[does].flatMap((name) => methods.get(name) ?? []);
  const asked = { action, method: resources.actions[action]?.method };
  const query = chosen === undefined ? fieldQuery(resolver, view) : chosenQuery(resolver, chosen, asked);
  const isChosen = chosen !== undefined && query === undefined;
  const writes = serializerWrites(resolver, serializer, does);
  const parts = [
    ...(chosen && isChosen && does !== 'create' ? [chosen] : []),
    ...hooks,
    ...(writes ? [writes.method] : []),
  ];
  return {
    name: `${outline.name}.${action}`,
    file: view.file,
    at: outline.at,
    end: outline.at,
    library: django.id,
    model,
    does,
    parts: parts.map(({ file, index }) => variantOf(resolver, { file, fn: index }, asked)),
    chosen: isChosen,
    instead: writes?.instead === true ? 'nothing' : writtenInstead(resolver, does, hooks),
    takes: serializer && (does === 'create' || does === 'change') ? serializerFields(resolver, serializer) : undefined,
    key: lookedUpBy(resolver, view),
    ...(query !== undefined && { query }),
    ...(does === 'list' && { listed: listingOf(resolver, view) }),
    ...(isRest(view) && { status: statuses[does] }),
  };
}

/**
 * `return Order.objects.filter(…)`: the query of `get_queryset`, or the ways that it may go for this action, where the method
 * runs nothing else of the workspace.
 */
function chosenQuery(resolver: Resolver, { file, index }: ViewMethod, asked: AskedOf): PlacedValue | undefined {
  const context = variantOf(resolver, { file, fn: index }, asked);
  const scope = resolver.scopes.get(file);
  const returns = scope?.outline.functions[context.fn]?.returns ?? [];
  const [value, another] = returns;
  if (scope === undefined || value === undefined) return undefined;
  const isOne = another === undefined && modelIn(resolver, context, value) !== undefined;
  if (!isOne && !isOfOneModel(resolver, context)) return undefined;
  const runsMore = scope.callsWithin(context.fn).some((call) => {
    const { on } = scope.outline.calls[call] ?? {};
    const isOwn = on === undefined || (on.kind === 'name' && /^(?:this|self|super)$/.test(on.name));
    return isOwn && calleesOf(resolver, file, call).some(({ kind }) => kind === 'function');
  });
  if (runsMore) return undefined;
  return { context, value: another === undefined ? value : { kind: 'either', options: returns } };
}

/** Every way begins with the rows of one model. */
function isOfOneModel(resolver: Resolver, context: Context): boolean {
  const models = functionWays(resolver, context).map(({ root }) =>
    root?.kind === 'name' ? modelIn(resolver, root.context, { kind: 'name', name: root.name }) : undefined,
  );
  return models.length > 0 && models.every((model) => model !== undefined && model === models[0]);
}

/** What `perform_create` and its like do with what they are handed, where they do not let the framework write. */
function writtenInstead(
  resolver: Resolver,
  does: ResourceUse['does'],
  hooks: readonly ViewMethod[],
): ResourceUse['instead'] {
  const hook = hooks.find(({ fn }) => /^perform_/.test(fn.name));
  const scope = hook && resolver.scopes.get(hook.file);
  const handed = hook?.fn.parameters.at(-1)?.name;
  if (hook === undefined || scope === undefined || handed === undefined) return undefined;
  const calls = scope.callsWithin(hook.index).flatMap((index) => scope.outline.calls[index] ?? []);
  const writes = (name: string): boolean =>
    calls.some(({ on, name: called }) => called === name && on?.kind === 'name' && on.name === handed);
  const lets = calls.some(
    ({ on, name, args }) =>
      name === hook.fn.name || name === 'super' || (on?.kind === 'name' && on.name === 'super') || args.some(isHanded),
  );
  if (lets || writes(does === 'delete' ? 'delete' : 'save')) return undefined;
  return does === 'delete' && writes('save') ? 'update' : 'nothing';

  function isHanded(value: Value): boolean {
    return does !== 'delete' && value.kind === 'name' && value.name === handed;
  }
}

function isGeneric({ packaged }: ViewClass): boolean {
  return packaged.some(({ module, name }) => resources.modules.includes(module) || resources.rows.test(name));
}

/** What REST framework answers where Django's own views would send a browser on. */
const statuses: Readonly<Partial<Record<ResourceUse['does'], number>>> = { create: 201, delete: 204 };

function isRest({ packaged }: ViewClass): boolean {
  return packaged.some(({ module }) => resources.modules.includes(module.split('.')[0] ?? ''));
}

/** `lookup_field = 'code'` */
function lookedUpBy(resolver: Resolver, view: ViewClass): string | undefined {
  const found = fieldOf(resolver, view, 'lookup_field');
  const text = found?.field.default && resolveText(resolver, found.context, found.field.default)?.text;
  return text === resources.key ? undefined : text;
}

/** `queryset = Order.objects.all()`, `model = Order` */
function fieldModel(resolver: Resolver, view: ViewClass): string | undefined {
  for (const name of ['queryset', 'model']) {
    const found = fieldOf(resolver, view, name);
    const value = found?.field.default;
    const model = found && value && modelIn(resolver, found.context, value);
    if (model !== undefined) return model;
  }
  return undefined;
}

/** `queryset = Order.objects.select_related('customer')` */
function fieldQuery(resolver: Resolver, view: ViewClass): PlacedValue | undefined {
  const found = fieldOf(resolver, view, 'queryset');
  const value = found?.field.default;
  return found === undefined || value === undefined ? undefined : { context: found.context, value };
}

function returnedModel(resolver: Resolver, { file, index, fn }: ViewMethod): string | undefined {
  const written = fn.returns.map((value) => modelIn(resolver, { file, fn: index }, value));
  // What is built up statement by statement, or comes from a function of selectors.
  const built = functionWays(resolver, { file, fn: index }).map(({ root }) =>
    root?.kind === 'name' ? modelIn(resolver, root.context, { kind: 'name', name: root.name }) : undefined,
  );
  return [...written, ...built].find((model) => model !== undefined);
}

const deepest = 24;

/** The class at the beginning of `Order.objects.filter(…).order_by(…)`. */
function modelIn(resolver: Resolver, context: Context, whole: Value): string | undefined {
  const outline = resolver.scopes.get(context.file)?.outline;
  let value: Value | undefined = whole;
  for (let depth = 0; value?.kind === 'call' && depth < deepest; depth++) value = outline?.calls[value.call]?.on;
  if (value?.kind !== 'name') return undefined;
  const name = value.name.replace(/\.(?:objects|_default_manager)$/, '');
  const found = resolver.name(context, name).find(({ kind }) => kind === 'class');
  return found?.kind === 'class' ? resolver.scopes.get(found.file)?.outline.classes[found.cls]?.name : undefined;
}
