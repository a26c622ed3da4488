import type { LightNode } from '../light-tree.ts';
import type { Decorator } from '../outline.ts';
import { childOf, type Reader, textOf } from '../reader.ts';
import { readDecorated } from './decorators.ts';

/** A type with what is said about it beside: `Annotated[Session, Depends(get_session)]`. */
export interface AnnotatedType {
  /** The type itself. */
  readonly type: LightNode;
  readonly decorators: readonly Decorator[];
}

/** Reads an annotation or, as in `SessionDep = Annotated[…]`, the same as an expression; undefined for other types. */
export function readAnnotated(reader: Reader, node: LightNode | undefined): AnnotatedType | undefined {
  const parts = node && partsOf(reader, node);
  const [type, ...metadata] = parts ?? [];
  if (type === undefined) return undefined;
  return { type, decorators: metadata.flatMap((item) => readDecorated(reader, unwrapped(item), item)) };
}

function partsOf(reader: Reader, node: LightNode): readonly LightNode[] {
  const inner = unwrapped(node);
  if (inner.type === 'subscript') {
    const name = childOf(inner, 'value');
    return name && isAnnotated(textOf(reader, name)) ? inner.children.filter(({ field }) => field === 'subscript') : [];
  }
  const [name, parameters] = inner.children;
  if (inner.type !== 'generic_type' || name === undefined || !isAnnotated(textOf(reader, name))) return [];
  return parameters?.children ?? [];
}

function isAnnotated(name: string): boolean {
  return name === 'Annotated' || name.endsWith('.Annotated');
}

function unwrapped(node: LightNode): LightNode {
  const [only] = node.children;
  return node.type === 'type' && only !== undefined ? only : node;
}
