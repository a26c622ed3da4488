import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, deeper, type Reader, readValue, textOf } from '../reader.ts';
import { keyOf } from './names.ts';

/** One name that a pattern binds. */
export interface BoundName {
  readonly name: string;
  readonly value: Value;
  readonly node: LightNode;
}

/** Names that `const { id, owner: { email } = {} } = value` binds, each with the part of the value that it holds. */
export function boundNames(reader: Reader, pattern: LightNode, value: Value): readonly BoundName[] {
  return deeper(reader, pattern, () => namesIn(reader, pattern, value)) ?? [];
}

function namesIn(reader: Reader, pattern: LightNode, value: Value): readonly BoundName[] {
  switch (pattern.type) {
    case 'object_pattern':
      return pattern.children.flatMap((child) => objectMember(reader, child, value));
    case 'array_pattern':
      return arrayItems(reader, pattern).flatMap(({ node, index }) =>
        boundNames(reader, node, propertyOf(value, index)),
      );
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      return withDefault(reader, pattern, value);
    case 'rest_pattern':
      return pattern.children.flatMap((child) => boundNames(reader, child, { kind: 'spread', of: value }));
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      return [{ name: textOf(reader, pattern), value, node: pattern }];
    default: {
      const target = readValue(reader, pattern);
      return target.kind === 'name' ? [{ name: target.name, value, node: pattern }] : [];
    }
  }
}

function objectMember(reader: Reader, member: LightNode, value: Value): readonly BoundName[] {
  switch (member.type) {
    case 'shorthand_property_identifier_pattern':
      return boundNames(reader, member, propertyOf(value, textOf(reader, member)));
    case 'pair_pattern': {
      const key = keyOf(reader, childOf(member, 'key'));
      const target = childOf(member, 'value');
      return target ? boundNames(reader, target, propertyOf(value, key)) : [];
    }
    case 'object_assignment_pattern': {
      const left = childOf(member, 'left');
      const part =
        left?.type === 'shorthand_property_identifier_pattern' ? propertyOf(value, textOf(reader, left)) : value;
      return withDefault(reader, member, part);
    }
    default:
      return boundNames(reader, member, value);
  }
}

/** `page = 1` in a pattern is the value or else the default. */
function withDefault(reader: Reader, pattern: LightNode, value: Value): readonly BoundName[] {
  const left = childOf(pattern, 'left');
  const fallback = readValue(reader, childOf(pattern, 'right'));
  return left ? boundNames(reader, left, combined('??', [value, fallback])) : [];
}

/** Items with their places: the tree has no node for a hole, only its comma. */
function arrayItems(
  reader: Reader,
  pattern: LightNode,
): readonly { readonly node: LightNode; readonly index: string }[] {
  let index = 0;
  let from = pattern.start;
  return pattern.children.map((node) => {
    for (let at = from; at < node.start; at++) if (reader.text.charAt(at) === ',') index++;
    from = node.end;
    return { node, index: String(index) };
  });
}
