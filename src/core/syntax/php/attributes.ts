import type { LightNode } from '../light-tree.ts';
import type { Decorator } from '../outline.ts';
import { childOf, type Reader, textOf } from '../reader.ts';
import { readArguments } from './arguments.ts';

/** `#[Route('/orders', methods: ['GET'])]`: named arguments stand together in one object behind all others. */
export function attributesOf(reader: Reader, node: LightNode): Decorator[] {
  const groups = childOf(node, 'attributes')?.children ?? [];
  return groups
    .flatMap((group) => group.children)
    .map((attribute) => {
      const name = attribute.children.find(({ type }) => /name$/.test(type));
      const written = childOf(attribute, 'parameters');
      return {
        name: name ? textOf(reader, name) : '',
        args: written && readArguments(reader, written.children, undefined),
        at: attribute.start,
        end: attribute.end,
      };
    });
}

/** Start of the declaration itself: `public` of `#[Route('/orders')] public function …`. */
export function startAfterAttributes(reader: Reader, node: LightNode): number {
  const attributes = childOf(node, 'attributes');
  if (attributes === undefined) return node.start;
  return attributes.end + (/^\s*/.exec(reader.text.slice(attributes.end, node.end))?.[0].length ?? 0);
}
