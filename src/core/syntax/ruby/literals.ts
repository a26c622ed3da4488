import type { LightNode } from '../light-tree.ts';
import type { Entry, ObjectValue, Value } from '../outline.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { readIdentifier } from './names.ts';
import { plainText } from './text-literals.ts';

const literal: Handler = (reader, node) => ({ kind: 'literal', text: textOf(reader, node) });

export const literals: Handlers = {
  integer: literal,
  float: literal,
  // Constants have one spelling in an outline, whichever the language has.
  true: () => ({ kind: 'literal', text: 'true' }),
  false: () => ({ kind: 'literal', text: 'false' }),
  nil: () => ({ kind: 'literal', text: 'null' }),
  array: (reader, node) => {
    const keywords = readPairs(reader, node.children, false, undefined);
    const items = node.children
      .filter(({ type }) => type !== 'pair' && type !== 'hash_splat_argument')
      .map((item) => readValue(reader, item));
    return { kind: 'list', items: keywords === undefined ? items : [...items, keywords] };
  },
  splat_argument: (reader, node) => ({ kind: 'spread', of: readValue(reader, node.children.at(-1)) }),
  hash: (reader, node) => readPairs(reader, node.children, false, undefined) ?? emptyObject(),
  regex: (reader, node) => ({ kind: 'other', node: 'regex', text: textOf(reader, node) }),
};

interface DraftObject extends ObjectValue {
  readonly entries: Entry[];
  readonly spreads: Value[];
}

function emptyObject(): DraftObject {
  return { kind: 'object', entries: [], spreads: [] };
}

/** The pairs among nodes as one object; undefined where there are none. */
export function readPairs(
  reader: Reader,
  nodes: readonly LightNode[],
  keywords: boolean,
  owner: number | undefined,
): ObjectValue | undefined {
  const object: DraftObject = keywords ? { ...emptyObject(), keywords: true } : emptyObject();
  for (const node of nodes) {
    if (node.type === 'hash_splat_argument') object.spreads.push(readValue(reader, node.children.at(-1)));
    else if (node.type === 'pair') object.entries.push(readPair(reader, node, owner));
  }
  return object.entries.length + object.spreads.length > 0 ? object : undefined;
}

/** A key that is no constant keeps its text in brackets: `[Sidekiq::Web]`. */
function readPair(reader: Reader, node: LightNode, owner: number | undefined): Entry {
  const key = childOf(node, 'key');
  const written = childOf(node, 'value');
  const value = written === undefined && key ? readIdentifier(reader, key) : readValue(reader, written, owner);
  const text = key && plainText(reader, key);
  if (text?.kind === 'text') return { key: text.text, value, at: node.start };
  if (key === undefined) return { key: '', value, at: node.start };
  return { key: `[${textOf(reader, key)}]`, computed: text ?? readValue(reader, key), value, at: node.start };
}
