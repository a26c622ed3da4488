import type { Value } from '../../syntax/outline.ts';

/** Names that stand in a value, wherever in its lists, objects, texts and choices: `$this->room->name`. */
export function namesIn(value: Value): readonly string[] {
  switch (value.kind) {
    case 'name':
      return [value.name];
    case 'list':
      return value.items.flatMap(namesIn);
    case 'object':
      return value.entries.flatMap((entry) => namesIn(entry.value));
    case 'template':
      return value.parts.flatMap(namesIn);
    case 'either':
      return value.options.flatMap(namesIn);
    default:
      return [];
  }
}
