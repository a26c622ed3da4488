import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import type { ParameterOutline } from '../outline.ts';
import { childOf, type Reader, textOf } from '../reader.ts';

/** `a, b string` are two parameters of one type; a type without a name is a parameter that nothing uses. */
export function readParameters(reader: Reader, list: LightNode | undefined): ParameterOutline[] {
  return (list?.children ?? []).flatMap((node): ParameterOutline[] => {
    const written = childOf(node, 'type');
    const text = written && onOneLine(textOf(reader, written));
    const type = node.type === 'variadic_parameter_declaration' && text !== undefined ? `[]${text}` : text;
    const names = node.children.filter(({ field }) => field === 'name');
    return names.length === 0
      ? [{ name: '', type }]
      : names.map((name): ParameterOutline => ({ name: textOf(reader, name), type }));
  });
}
