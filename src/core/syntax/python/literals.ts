import type { LightNode } from '../light-tree.ts';
import type { Entry, ObjectValue, Value } from '../outline.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { plainText } from './text-literals.ts';

const literal: Handler = (reader, node) => ({ kind: 'literal', text: textOf(reader, node) });
const list: Handler = (reader, node) => ({
  kind: 'list',
  items: node.children.map((item) => readValue(reader, item)),
});
const splat: Handler = (reader, node) => ({ kind: 'spread', of: readValue(reader, node.children.at(-1)) });

export const literals: Handlers = {
  integer: literal,
  float: literal,
  // Constants have one spelling in an outline, whichever the language has.
  true: () => ({ kind: 'literal', text: 'true' }),
  false: () => ({ kind: 'literal', text: 'false' }),
  none: () => ({ kind: 'literal', text: 'null' }),
  list,
  tuple: list,
  set: list,
  expression_list: list,
  list_splat: splat,
  dictionary: readDictionary,
};

export interface DraftObject extends ObjectValue {
  readonly entries: Entry[];
  readonly spreads: Value[];
}

export function draftObject(): DraftObject {
  return { kind: 'object', entries: [], spreads: [] };
}

export function addEntry(object: DraftObject, key: string, value: Value, at: number): void {
  object.entries.push({ key, value, at });
}

function readDictionary(reader: Reader, node: LightNode): Value {
  const object = draftObject();
  for (const child of node.children) {
    if (child.type === 'dictionary_splat') object.spreads.push(readValue(reader, child.children.at(-1)));
    else if (child.type === 'pair') {
      const value = readValue(reader, childOf(child, 'value'));
      addEntry(object, keyOf(reader, childOf(child, 'key')), value, child.start);
    }
  }
  return object;
}

/** A key that is no constant keeps its text in brackets: `[User.name]`. */
function keyOf(reader: Reader, node: LightNode | undefined): string {
  if (node === undefined) return '';
  const text = plainText(reader, node);
  return text?.kind === 'text' ? text.text : `[${textOf(reader, node)}]`;
}
