import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { fieldOf, type ViewClass, viewClass } from './view-class.ts';

/** Fields that a filter set lets whoever asks choose rows by, and those in which it looks for a text. */
export interface FilterFields {
  readonly asked: readonly string[];
  readonly searched: readonly string[];
}

/** `filterset_class = OrderFilter` of django-filter. */
export function filterSetOf(resolver: Resolver, view: ViewClass): FilterFields {
  const found = fieldOf(resolver, view, 'filterset_class');
  const value = found?.field.default;
  const named = found && value ? resolver.value(found.context, value) : [];
  const asked = new Set<string>();
  const searched = new Set<string>();
  for (const definition of named) {
    if (definition.kind !== 'class') continue;
    for (const { file, cls } of viewClass(resolver, definition.file, definition.cls).own) {
      const { classes = [], calls = [] } = resolver.scopes.get(file)?.outline ?? {};
      for (const field of classes[cls]?.fields ?? []) {
        const call = field.default?.kind === 'call' ? calls[field.default.call] : undefined;
        if (call === undefined || !/Filter$/.test(call.name)) continue;
        const options = call.args.flatMap((each) => (each.kind === 'object' ? each.entries : []));
        const textOf = (key: string): string | undefined => {
          const said = options.find((entry) => entry.key === key)?.value;
          return said && resolveText(resolver, { file, fn: call.fn }, said)?.text;
        };
        // What a method of the filter set does is its own.
        if (options.some(({ key }) => key === 'method')) continue;
        const isText = /^i?contains$/.test(textOf('lookup_expr') ?? '');
        (isText ? searched : asked).add(textOf('field_name') ?? field.name);
      }
      const meta = classes.find(({ name, outer }) => name === 'Meta' && outer === cls);
      const fields = meta?.fields.find(({ name }) => name === 'fields')?.default;
      const items = fields?.kind === 'list' ? fields.items : [];
      const declared = new Set(classes[cls]?.fields.map(({ name }) => name));
      for (const item of items) if (item.kind === 'text' && !declared.has(item.text)) asked.add(item.text);
      for (const { key } of fields?.kind === 'object' ? fields.entries : []) if (!declared.has(key)) asked.add(key);
    }
  }
  return { asked: [...asked], searched: [...searched] };
}
