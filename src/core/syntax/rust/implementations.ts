import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import type { Decorator } from '../outline.ts';
import { childOf, childOfType, type Reader, readValue, textOf, within } from '../reader.ts';
import { attributeOf } from './attributes.ts';
import { readFunction } from './functions.ts';
import { classNamed } from './types.ts';

/** Methods of a type; the trait that they fulfill counts as its base. */
export function readImplementation(reader: Reader, node: LightNode, attributes: readonly Decorator[]): void {
  const type = childOf(node, 'type');
  if (type === undefined) return;
  const name =
    onOneLine(textOf(reader, type))
      .replace(/^&(?:mut )?/, '')
      .replace(/<[\s\S]*$/, '')
      .split('::')
      .at(-1) ?? '';
  const draft = classNamed(reader, name, node);
  draft.decorators = [...draft.decorators, ...attributes];
  const trait = childOf(node, 'trait');
  if (trait) draft.bases.push(onOneLine(textOf(reader, trait)));
  const cls = reader.outline.classes.indexOf(draft);
  within(reader, { cls, loop: undefined, try: undefined }, () => {
    readMembers(reader, cls, childOf(node, 'body')?.children ?? []);
  });
}

function readMembers(reader: Reader, cls: number, nodes: readonly LightNode[]): void {
  let decorators: Decorator[] = [];
  for (const node of nodes) {
    if (node.type === 'attribute_item') {
      decorators.push(...attributeOf(reader, node));
      continue;
    }
    const name = childOf(node, 'name');
    if (node.type === 'function_item' && name) {
      const parameters = childOf(node, 'parameters');
      const isStatic = parameters === undefined || childOfType(parameters, 'self_parameter') === undefined;
      readFunction(reader, node, { name: textOf(reader, name), cls, static: isStatic || undefined, decorators });
    } else if (node.type === 'const_item' && name) {
      const value = readValue(reader, childOf(node, 'value'));
      const { start: at, end } = node;
      reader.outline.classes[cls]?.fields.push({ name: textOf(reader, name), default: value, static: true, at, end });
    }
    decorators = [];
  }
}
