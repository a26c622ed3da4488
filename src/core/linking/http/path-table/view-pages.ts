import { django } from '../../../extractors/http/django.ts';
import { entryOf, type PlacedValue } from '../../read-options.ts';
import { resolveNumber } from '../../resolve-number.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { ListedPages } from '../route.ts';
import { dottedDefinition } from './dotted-definition.ts';
import { fieldOf, methodsOf, type ViewClass, viewClass } from './view-class.ts';

/** Classes of REST framework, and the parameters that they take of themselves. */
const forms: Readonly<Record<string, Pick<ListedPages, 'counts' | 'place' | 'size'>>> = {
  PageNumberPagination: { counts: true, place: 'page' },
  LimitOffsetPagination: { counts: true, place: 'offset', size: 'limit' },
  CursorPagination: { counts: false, place: 'cursor' },
};

/** How a view gives its rows page by page; undefined where it gives them all, or in a way of its own. */
export function pagesOf(resolver: Resolver, view: ViewClass): ListedPages | undefined {
  const own = fieldOf(resolver, view, 'pagination_class');
  const value = own?.field.default;
  if (own === undefined || value === undefined) return defaultPages(resolver);
  if (value.kind !== 'name') return undefined;
  for (const definition of resolver.value(own.context, value)) {
    if (definition.kind === 'class') return classPages(resolver, viewClass(resolver, definition.file, definition.cls));
    if (definition.kind === 'external') return namedPages(resolver, definition.path.at(-1) ?? '');
  }
  return undefined;
}

function classPages(resolver: Resolver, pages: ViewClass): ListedPages | undefined {
  const form = pages.packaged.find(({ name }) => Object.hasOwn(forms, name))?.name;
  if (form === undefined || methodsOf(resolver, pages).has('get_paginated_response')) return undefined;
  const text = (name: string): string | undefined => {
    const found = fieldOf(resolver, pages, name);
    return found?.field.default && resolveText(resolver, found.context, found.field.default)?.text;
  };
  const number = (name: string): number | undefined => {
    const found = fieldOf(resolver, pages, name);
    return found?.field.default && resolveNumber(resolver, found.context, found.field.default);
  };
  const usual = number('page_size') ?? number('default_limit') ?? settingNumber(resolver, 'PAGE_SIZE');
  if (usual === undefined) return undefined;
  const known = forms[form];
  return {
    counts: known?.counts ?? true,
    place: text('page_query_param') ?? text('cursor_query_param') ?? known?.place ?? 'page',
    size: text('page_size_query_param') ?? text('limit_query_param') ?? known?.size,
    usual,
    most: number('max_page_size') ?? number('max_limit'),
  };
}

function namedPages(resolver: Resolver, name: string): ListedPages | undefined {
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  const usual = settingNumber(resolver, 'PAGE_SIZE');
  return form === undefined || usual === undefined ? undefined : { ...form, usual };
}

/** `REST_FRAMEWORK = {'DEFAULT_PAGINATION_CLASS': 'shop.pages.ShopPages'}` */
function defaultPages(resolver: Resolver): ListedPages | undefined {
  const [set] = settings(resolver, 'DEFAULT_PAGINATION_CLASS');
  const dotted = set && resolveText(resolver, set.context, set.value)?.text;
  if (set === undefined || dotted === undefined) return undefined;
  const found = dottedDefinition(resolver, set.context.file, dotted);
  return found?.kind === 'class'
    ? classPages(resolver, viewClass(resolver, found.file, found.cls))
    : namedPages(resolver, dotted.slice(dotted.lastIndexOf('.') + 1));
}

function settingNumber(resolver: Resolver, name: string): number | undefined {
  const [set] = settings(resolver, name);
  return set && resolveNumber(resolver, set.context, set.value);
}

function settings(resolver: Resolver, name: string): readonly PlacedValue[] {
  return [...resolver.scopes].flatMap(([file, scope]) =>
    scope
      .bindings(0, django.resources.settings.name)
      .flatMap(({ value }) => entryOf(resolver, { file, fn: 0 }, value, name) ?? []),
  );
}
