import { django } from '../../../extractors/http/django.ts';
import type { Value } from '../../../syntax/outline.ts';
import { entryOf, itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { ListedRows } from '../route.ts';
import { filterSetOf } from './filter-set.ts';
import { shownRelations } from './shown-relations.ts';
import { fieldOf, methodsOf, type ViewClass } from './view-class.ts';
import { pagesOf } from './view-pages.ts';

/** What a view of Django REST lets whoever asks for its list choose and sort by, and whether it gives pages. */
export function listingOf(resolver: Resolver, view: ViewClass): ListedRows {
  const order = textsOf(resolver, view, 'ordering');
  const pages = pagesOf(resolver, view);
  const filters = filterSetOf(resolver, view);
  return {
    asked: [
      ...textsOf(resolver, view, 'filterset_fields'),
      ...textsOf(resolver, view, 'filter_fields'),
      ...filters.asked,
    ],
    // `^name` looks for a beginning, `=name` and `@name` for the whole or by an index of their own.
    searched: [...textsOf(resolver, view, 'search_fields').filter((name) => /^\w/.test(name)), ...filters.searched],
    ...(order.length > 0 && { order }),
    isPaged: pages !== undefined || isPaged(resolver, view),
    ...(isNone(fieldOf(resolver, view, 'pagination_class')?.field.default) && { isWhole: true as const }),
    pages,
    shown: shownRelations(resolver, view),
    isOpen: methodsOf(resolver, view).has('filter_queryset') || hasOwnBackend(resolver, view),
  };
}

function textsOf(resolver: Resolver, view: ViewClass, name: string): readonly string[] {
  const found = fieldOf(resolver, view, name);
  const value = found?.field.default;
  if (found === undefined || value === undefined) return [];
  // `{'price': ['gte', 'lte']}` names them by keys; a single text is one of them.
  if (value.kind === 'object') return value.entries.map(({ key }) => key);
  const items = value.kind === 'text' ? [{ context: found.context, value }] : itemsOf(resolver, found.context, value);
  return items.flatMap((item) => resolveText(resolver, item.context, item.value)?.text ?? []);
}

/** What chooses rows by itself may be asked each time: a backend of the team's own. */
function hasOwnBackend(resolver: Resolver, view: ViewClass): boolean {
  const found = fieldOf(resolver, view, 'filter_backends');
  const value = found?.field.default;
  if (found === undefined || value === undefined)
    return settingsOf(resolver, 'DEFAULT_FILTER_BACKENDS').some((each) => !isKnownBackend(resolver, each));
  return !isKnownBackend(resolver, { context: found.context, value });
}

function isKnownBackend(resolver: Resolver, { context, value }: PlacedValue): boolean {
  return itemsOf(resolver, context, value).every((item) => {
    const name = item.value.kind === 'name' ? item.value.name : item.value.kind === 'text' ? item.value.text : '';
    return asking.has(name.split('.').at(-1) ?? '');
  });
}

const asking: ReadonlySet<string> = new Set(['DjangoFilterBackend', 'SearchFilter', 'OrderingFilter']);

function isNone(value: Value | undefined): boolean {
  return value?.kind === 'literal' && /^(?:none|null)$/i.test(value.text);
}

function isPaged(resolver: Resolver, view: ViewClass): boolean {
  const own = fieldOf(resolver, view, 'pagination_class') ?? fieldOf(resolver, view, 'paginate_by');
  const value = own?.field.default;
  if (value !== undefined) return !isNone(value);
  return isSet(resolver, 'DEFAULT_PAGINATION_CLASS') && isSet(resolver, 'PAGE_SIZE');
}

function isSet(resolver: Resolver, setting: string): boolean {
  return settingsOf(resolver, setting).length > 0;
}

function settingsOf(resolver: Resolver, setting: string): readonly PlacedValue[] {
  const found: PlacedValue[] = [];
  for (const [file, scope] of resolver.scopes)
    for (const { value } of scope.bindings(0, django.resources.settings.name)) {
      const said = entryOf(resolver, { file, fn: 0 }, value, setting);
      if (said !== undefined) found.push(said);
    }
  return found;
}
