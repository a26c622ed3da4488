import type { ResourceAction, ResourceForm } from '../../../extractors/shapes/grouped-route-vocabulary.ts';
import { singularOf } from '../../../extractors/shapes/inflections.ts';
import type { HttpMethod } from '../../../model/endpoint.ts';
import type { CallOutline } from '../../../syntax/outline.ts';
import { entryOf, itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';

export interface ResourceRoute {
  readonly method: HttpMethod;
  readonly path: string;
  /** Method of the controller. */
  readonly action: string;
}

/** What a resource is asked for by its options and by the links behind it. */
export interface ResourceOptions {
  readonly only?: readonly string[] | undefined;
  readonly except: readonly string[];
  /** Resource → name of its parameter. */
  readonly names: Readonly<Record<string, string>>;
  readonly shallow: boolean;
  /** Links by name: `creatable`. */
  readonly asked: ReadonlySet<string>;
}

/** The routes of `resource('photos.comments')`. */
export function resourceRoutes(form: ResourceForm, name: string, options: ResourceOptions): readonly ResourceRoute[] {
  const segments = name.replace(/^\/+|\/+$/g, '').split('.');
  const items = segments.map((segment) => itemName(form, segment, options));
  const last = segments.length - 1;
  // Where every item is called alike, those around are told apart by what they are.
  const outer = segments
    .slice(0, last)
    .map((segment, index) => `${segment}/{${form.item === 'id' ? `${singularOf(segment)}_id` : items[index]}}`);
  return form.actions
    .filter((action) => isAsked(form, action, options))
    .flatMap((action) => {
      const isItem = action.path.startsWith('/{}');
      const front = options.shallow && isItem ? [] : outer;
      const path = [...front, segments[last]].join('/') + action.path.replace('{}', `{${items[last]}}`);
      return action.methods.map((method) => ({ method, path, action: action.name }));
    });
}

function isAsked(form: ResourceForm, action: ResourceAction, options: ResourceOptions): boolean {
  const { page, onlyWith, called: name = action.name } = action;
  if (page === true && (form.api || options.asked.has('apiOnly'))) return false;
  if (onlyWith !== undefined && !onlyWith.some((link) => options.asked.has(link))) return false;
  return (options.only?.includes(name) ?? true) && !options.except.includes(name);
}

/** `photo-albums` holds a `photo_album`. */
function itemName({ item }: ResourceForm, segment: string, { names }: ResourceOptions): string {
  const base = segment.slice(segment.lastIndexOf('/') + 1);
  if (item !== 'singular') return item;
  const given = Object.hasOwn(names, base) ? names[base] : undefined;
  return given ?? singularOf(base.replaceAll('-', '_'));
}

export function resourceOptions(
  resolver: Resolver,
  options: PlacedValue | undefined,
  links: readonly CallOutline[],
  file: string,
): ResourceOptions {
  const told = (key: string): readonly string[] | undefined => {
    const link = links.findLast(({ name }) => name === key);
    if (link !== undefined)
      return link.args.flatMap((value) => textsIn(resolver, { context: { file, fn: link.fn }, value }));
    const entry = options && entryOf(resolver, options.context, options.value, key);
    return entry && textsIn(resolver, entry);
  };
  return {
    only: told('only'),
    except: told('except') ?? [],
    names: parameterNames(options, links),
    shallow: links.some(({ name }) => name === 'shallow') || told('shallow')?.includes('true') === true,
    asked: new Set(links.map(({ name }) => name)),
  };
}

function textsIn(resolver: Resolver, { context, value }: PlacedValue): readonly string[] {
  return itemsOf(resolver, context, value).flatMap(
    (item) => resolveText(resolver, item.context, item.value)?.text.split(/\s*,\s*/) ?? [],
  );
}

/** `->parameters(['photos' => 'picture'])`, `->parameter('photos', 'picture')` */
function parameterNames(options: PlacedValue | undefined, links: readonly CallOutline[]): Record<string, string> {
  const names: Record<string, string> = {};
  const listed = options?.value.kind === 'object' ? options.value.entries : [];
  const objects = [
    ...listed.filter(({ key }) => key === 'parameters').map(({ value }) => value),
    ...links.flatMap(({ name, args }) => (name === 'parameters' ? args.slice(0, 1) : [])),
  ];
  for (const object of objects)
    if (object.kind === 'object')
      for (const { key, value } of object.entries) if (value.kind === 'text') names[key] = value.text;
  for (const { name, args } of links) {
    const [resource, given] = args;
    if (name === 'parameter' && resource?.kind === 'text' && given?.kind === 'text') names[resource.text] = given.text;
  }
  return names;
}
