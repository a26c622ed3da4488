import { yii } from '../../extractors/http/yii.ts';
import { pluralOf } from '../../extractors/shapes/inflections.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import { folderOf, isBelow } from '../../model/workspace-path.ts';
import { recordNamed } from '../data/php-record-classes.ts';
import { joinPaths } from '../http/join-routes.ts';
import type { ResourceUse, Route } from '../http/route.ts';
import { entryOf, itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { type YiiController, yiiControllers } from './yii-controllers.ts';
import { behaviorsOf } from './yii-guards.ts';

/** A rule as it is written: `'GET crew/<id:\d+>' => 'crew/view'`. */
interface Rule {
  readonly methods: readonly HttpMethod[];
  readonly pattern: string;
  readonly route: string;
}

interface Settings {
  readonly root: string;
  readonly rules: readonly Rule[];
  readonly rest: readonly PlacedValue[];
  /** Only what a rule names is answered. */
  readonly strict: boolean;
}

/** Actions of controllers, at the addresses that rules give them, or at those of their own names. */
export function yiiRoutes(resolver: Resolver): readonly Route[] {
  const controllers = yiiControllers(resolver);
  if (controllers.length === 0) return [];
  const settings = settingsIn(resolver);
  const routes = new Map<string, Route>();
  for (const controller of controllers) {
    const own = settings
      .filter(({ root }) => isBelow(controller.file, root))
      .sort((a, b) => b.root.length - a.root.length)[0];
    for (const route of routesOf(resolver, controller, own)) {
      const key = `${route.method} ${route.path} ${own?.root ?? ''}`;
      if (!routes.has(key)) routes.set(key, route);
    }
  }
  return [...routes.values()];
}

function routesOf(resolver: Resolver, controller: YiiController, settings: Settings | undefined): readonly Route[] {
  const ruled = new Set<string>();
  const routes: Route[] = [];
  const add = (action: string, methods: readonly HttpMethod[], path: string): void => {
    ruled.add(action);
    routes.push(...actionRoutes(resolver, controller, action, methods, path));
  };
  for (const rule of settings?.rules ?? [])
    for (const { action, pattern } of meantBy(rule, controller)) add(action, rule.methods, template(pattern));
  for (const rule of settings?.rest ?? []) {
    const base = restPath(resolver, rule, controller);
    if (base === undefined) continue;
    const [only, except] = [textsAt(resolver, rule, 'only'), textsAt(resolver, rule, 'except')];
    for (const { name, methods, path } of yii.restActions) {
      if (only?.includes(name) === false || except?.includes(name) === true) continue;
      if (controller.active?.without.includes(name) === false || controller.actions.has(name))
        add(name, methods, base + path);
    }
    for (const { methods, pattern, route } of extraPatterns(resolver, rule))
      add(route, methods, joinPaths([base, template(pattern)]));
  }
  if (settings?.strict === true) return routes;
  for (const action of controller.actions.keys())
    if (!ruled.has(action)) routes.push(...actionRoutes(resolver, controller, action, [], ownPath(controller, action)));
  return routes;
}

/** `site/index` is the front page, `crew/index` the page of the crew. */
function ownPath({ id }: YiiController, action: string): string {
  const { controller, action: index } = yii.defaults;
  if (action !== index) return joinPaths([id, action]);
  return id === controller ? '/' : joinPaths([id]);
}

function actionRoutes(
  resolver: Resolver,
  controller: YiiController,
  action: string,
  said: readonly HttpMethod[],
  path: string,
): readonly Route[] {
  const place = controller.actions.get(action);
  const scope = resolver.scopes.get(place?.file ?? controller.file);
  const outline = place === undefined ? scope?.outline.classes[controller.cls] : scope?.outline.functions[place.fn];
  const { guards, methods } = behaviorsOf(resolver, controller, action);
  const told = said.length > 0 ? said : methods;
  return (told.length > 0 ? told : (['ANY'] as const)).map((method) => ({
    framework: yii.id,
    method,
    path: joinPaths([path]),
    file: place?.file ?? controller.file,
    at: outline?.at ?? 0,
    end: outline?.at ?? 0,
    context: { file: controller.file, fn: 0 },
    handlerFunction: place,
    resource: place === undefined ? builtIn(resolver, controller, action) : undefined,
    guards,
    passed: [],
  }));
}

/** What an action does with the rows of `$modelClass` where the controller has no method of that name. */
function builtIn(resolver: Resolver, controller: YiiController, action: string): ResourceUse | undefined {
  const does = yii.restActions.find(({ name }) => name === action)?.does;
  const outline = resolver.scopes.get(controller.file)?.outline;
  const own = outline?.classes[controller.cls];
  if (does === undefined || own === undefined || controller.active?.model === undefined) return undefined;
  const { file } = controller;
  const place = { name: `${own.name}.${action}`, file, at: own.at, end: own.at };
  const { model } = controller.active;
  const table = recordNamed(resolver, { file, fn: 0 }, model, false)?.table;
  const listed = { asked: [], searched: [], isPaged: true, isOpen: false };
  return { ...place, library: 'yii', model, table, does, parts: [], chosen: false, listed };
}

/** Actions of a controller that a rule means, also one for several: `<controller>/<action>`. */
function meantBy(
  { route, pattern }: Rule,
  { id, actions }: YiiController,
): readonly { action: string; pattern: string }[] {
  // What every controller has by its name is no rule of its own.
  if (/^<controller[^>]*>\/<action[^>]*>$/.test(pattern)) return [];
  const slash = route.lastIndexOf('/');
  const [controller, action] = [route.slice(0, slash), route.slice(slash + 1)];
  const any = controller.includes('<controller>');
  if (!any && controller !== id) return [];
  if (any && controller.replace('<controller>', id.split('/').at(-1) ?? id) !== id) return [];
  const names = action === '<action>' ? [...actions.keys()] : actions.has(action) ? [action] : [];
  const last = id.split('/').at(-1) ?? id;
  return names.map((name) => ({
    action: name,
    pattern: pattern.replace(/<controller(?::[^>]*)?>/, last).replace(/<action(?::[^>]*)?>/, name),
  }));
}

/** `crew/<id:\d+>` is `/crew/:id`. */
function template(pattern: string): string {
  return `/${pattern
    .replaceAll(/<(\w+)(?::[^>]*)?>/g, ':$1')
    .replaceAll(/\{(\w+)\}/g, ':$1')
    .replace(/^\/+/, '')}`;
}

function settingsIn(resolver: Resolver): readonly Settings[] {
  const found: Settings[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'php') continue;
    const values = [
      ...(scope.outline.functions[0]?.returns ?? []),
      ...scope.outline.bindings.filter(({ fn }) => fn === 0).map(({ value }) => value),
    ];
    for (const value of values) {
      const components = entryOf(resolver, { file, fn: 0 }, value, 'components');
      const manager = components && entryOf(resolver, components.context, components.value, yii.component);
      const rules = manager && entryOf(resolver, manager.context, manager.value, yii.rules);
      if (manager === undefined || rules === undefined) continue;
      const strict = entryOf(resolver, manager.context, manager.value, yii.strict)?.value;
      found.push({
        root: folderOf(folderOf(file)),
        strict: strict?.kind === 'literal' && /^true$/i.test(strict.text),
        ...rulesIn(resolver, rules),
      });
    }
  }
  return found;
}

function rulesIn(resolver: Resolver, { context, value }: PlacedValue): Pick<Settings, 'rules' | 'rest'> {
  const rules: Rule[] = [];
  const rest: PlacedValue[] = [];
  const entries =
    value.kind === 'object'
      ? value.entries
      : value.kind === 'list'
        ? value.items.map((item) => ({ key: '', value: item }))
        : [];
  for (const { key, value: said } of entries) {
    if (said.kind === 'text') rules.push({ ...spoken(key), route: said.text });
    if (said.kind !== 'object') continue;
    const text = (name: string) => {
      const entry = entryOf(resolver, context, said, name);
      return entry && resolveText(resolver, entry.context, entry.value)?.text;
    };
    const [pattern, route] = [text('pattern'), text('route')];
    if (pattern !== undefined && route !== undefined) {
      const verbs = entryOf(resolver, context, said, 'verb')?.value;
      const texts = verbs?.kind === 'list' ? verbs.items : verbs === undefined ? [] : [verbs];
      const methods = texts.flatMap((each) => (each.kind === 'text' ? spoken(`${each.text} x`).methods : []));
      rules.push({ methods, pattern, route });
    } else if (said.entries.some((entry) => entry.key === 'controller')) rest.push({ context, value: said });
  }
  return { rules, rest };
}

/** `PUT,PATCH crew/<id>`: methods may stand before the pattern. */
function spoken(written: string): Pick<Rule, 'methods' | 'pattern'> {
  const [, verbs, pattern] = /^([A-Z]+(?:,[A-Z]+)*)\s+(.*)$/.exec(written) ?? [];
  if (verbs === undefined) return { methods: [], pattern: written };
  return {
    methods: httpMethods.filter((method) => verbs.split(',').includes(method) && method !== 'HEAD'),
    pattern: pattern ?? '',
  };
}

/** Where `['class' => 'yii\rest\UrlRule', 'controller' => 'v1/boat']` puts a controller: below its plural, unless it says no. */
function restPath(resolver: Resolver, { context, value }: PlacedValue, { id }: YiiController): string | undefined {
  const said = entryOf(resolver, context, value, 'controller');
  if (said === undefined) return undefined;
  const { value: given } = said;
  const named: readonly (readonly [string, string])[] =
    given.kind === 'text'
      ? [['', given.text]]
      : given.kind === 'list'
        ? given.items.flatMap((each) => (each.kind === 'text' ? [['', each.text] as const] : []))
        : given.kind === 'object'
          ? given.entries.flatMap(({ key, value: each }) =>
              each.kind === 'text' ? [[/^\d+$/.test(key) ? '' : key, each.text] as const] : [],
            )
          : [];
  const hit = named.find(([, controller]) => controller === id);
  if (hit === undefined) return undefined;
  if (hit[0] !== '') return joinPaths([hit[0]]);
  const plain = entryOf(resolver, context, value, 'pluralize')?.value;
  const singular = plain?.kind === 'literal' && /^false$/i.test(plain.text);
  const parts = id.split('/');
  const last = parts.at(-1) ?? id;
  return joinPaths([...parts.slice(0, -1), singular ? last : pluralOf(last)]);
}

function textsAt(resolver: Resolver, { context, value }: PlacedValue, key: string): readonly string[] | undefined {
  const entry = entryOf(resolver, context, value, key);
  return entry && itemsOf(resolver, entry.context, entry.value).flatMap((item) => textOf(resolver, item) ?? []);
}

function textOf(resolver: Resolver, { context, value }: PlacedValue): string | undefined {
  return resolveText(resolver, context, value)?.text;
}

function extraPatterns(resolver: Resolver, { context, value }: PlacedValue): readonly Rule[] {
  const extra = entryOf(resolver, context, value, 'extraPatterns')?.value;
  return extra?.kind === 'object'
    ? extra.entries.flatMap(({ key, value: said }) =>
        said.kind === 'text' ? [{ ...spoken(key), route: said.text }] : [],
      )
    : [];
}
