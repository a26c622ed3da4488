import type { Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** The texts that a list, an enum or an object of constants holds: `['open', 'paid']`, `OrderStatus`. */
export function valuesOf(resolver: Resolver, context: Context, value: Value): readonly string[] | undefined {
  const listed = value.kind === 'list' ? value : undefined;
  if (listed === undefined) {
    for (const definition of resolver.value(context, value)) {
      const values = definedValues(resolver, definition);
      if (values !== undefined) return values;
    }
  }
  const texts = itemsOf(resolver, context, value).flatMap(
    (item) => resolveText(resolver, item.context, item.value)?.text ?? [],
  );
  return texts.length === 0 || texts.includes('{}') ? undefined : texts;
}

function definedValues(resolver: Resolver, definition: Definition): readonly string[] | undefined {
  if (definition.kind === 'class') return enumValues(resolver, definition.file, definition.cls);
  if (definition.kind !== 'value' || definition.value.kind !== 'object') return undefined;
  const { context, value } = definition;
  const texts = value.entries.map((entry) => resolveText(resolver, context, entry.value)?.text);
  return texts.every((text) => text !== undefined) && texts.length > 0 ? texts : undefined;
}

export function enumValues(resolver: Resolver, file: string, cls: number): readonly string[] | undefined {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  if (outline?.kind !== 'enum') return undefined;
  const context = { file, fn: outline.fn };
  return outline.fields.map(
    (field) => (field.default && resolveText(resolver, context, field.default)?.text) ?? field.name,
  );
}
