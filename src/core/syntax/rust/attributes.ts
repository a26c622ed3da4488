import type { LightNode } from '../light-tree.ts';
import type { Decorator, Entry, Value } from '../outline.ts';
import { childOf, childOfType, type Reader, readValue, textOf } from '../reader.ts';

/** `#[get("/orders")]`, `#[sqlx(rename = "mail")]` */
export function attributeOf(reader: Reader, node: LightNode): readonly Decorator[] {
  const attribute = childOfType(node, 'attribute');
  const path = attribute?.children.find(({ type }) => type === 'identifier' || type === 'scoped_identifier');
  if (attribute === undefined || path === undefined) return [];
  const range = { name: textOf(reader, path).replaceAll('::', '.'), at: node.start, end: node.end };
  const tree = childOf(attribute, 'arguments') ?? childOfType(attribute, 'token_tree');
  return [tree === undefined ? range : { ...range, args: treeValues(reader, tree) }];
}

/** What stands between commas in the arguments of an attribute or macro; pairs with `=` together in one object. */
export function treeValues(reader: Reader, tree: LightNode): Value[] {
  const values: Value[] = [];
  const entries: Entry[] = [];
  for (const part of splitAt(tree.children, ',')) {
    const equals = part.findIndex(({ type }) => type === '=');
    const [first] = part;
    if (equals > 0 && first !== undefined)
      entries.push({
        key: pathOf(reader, part.slice(0, equals)),
        value: tokenValue(reader, part.slice(equals + 1)),
        at: first.start,
      });
    else if (part.length > 0) values.push(tokenValue(reader, part));
  }
  if (entries.length > 0) values.push({ kind: 'object', entries, spreads: [], keywords: true });
  return values;
}

function splitAt(nodes: readonly LightNode[], separator: string): readonly (readonly LightNode[])[] {
  const parts: LightNode[][] = [[]];
  for (const node of nodes)
    if (node.type === separator) parts.push([]);
    else parts.at(-1)?.push(node);
  return parts;
}

/** Tokens are not grouped into expressions: a literal, a path, a path with arguments, a list. */
function tokenValue(reader: Reader, tokens: readonly LightNode[]): Value {
  const plain = tokens.filter(({ type }) => type !== '#' && type !== '*');
  const [first, second] = plain;
  const parts = splitAt(plain, '/').filter((part) => part.length > 0);
  if (parts.length > 1 && parts.some((part) => isPathPart(reader, part)))
    return { kind: 'list', items: parts.map((part) => tokenValue(reader, part)) };
  if (parts.length > 1) return { kind: 'other', node: 'binary_expression' };
  if (first === undefined) return { kind: 'other', node: 'nothing' };
  if (first.type.endsWith('_literal')) return readValue(reader, first);
  if (first.type === 'token_tree') {
    const items = treeValues(reader, first);
    return reader.text[first.start] === '[' ? { kind: 'list', items } : (items[0] ?? { kind: 'list', items });
  }
  const name = pathOf(reader, plain);
  if (name === '') return { kind: 'other', node: first.type };
  const last = plain.at(-1);
  if (last?.type === 'token_tree' && second !== undefined)
    return { kind: 'object', entries: argumentEntries(reader, last), spreads: [], type: name };
  return { kind: 'name', name };
}

/** `path!("orders" / u64)` is a path of a text and a type; `total / count` divides. */
function isPathPart(reader: Reader, [token, ...more]: readonly LightNode[]): boolean {
  if (token === undefined || more.length > 0) return false;
  if (token.type === 'string_literal' || token.type === 'primitive_type') return true;
  return token.type === 'identifier' && /^[A-Z]\w*[a-z]/.test(textOf(reader, token));
}

function argumentEntries(reader: Reader, tree: LightNode): readonly Entry[] {
  const values = treeValues(reader, tree);
  const named = values.find((value) => value.kind === 'object' && value.keywords === true);
  const bare = values
    .filter((value) => value !== named)
    .map((value, index) => ({ key: index === 0 ? 'value' : String(index), value, at: tree.start }));
  return [...bare, ...(named?.kind === 'object' ? named.entries : [])];
}

const pathTokens = new Set([
  'identifier',
  'scoped_identifier',
  'type_identifier',
  'primitive_type',
  'self',
  '::',
  '.',
  'crate',
  'super',
]);

/** `self.pool`, `shop::Order` as a dotted name, as far as the tokens make one. */
function pathOf(reader: Reader, tokens: readonly LightNode[]): string {
  let path = '';
  for (const token of tokens) {
    if (!pathTokens.has(token.type)) break;
    const text = token.type === '::' ? '.' : textOf(reader, token).replaceAll('::', '.');
    path += text === 'self' ? 'this' : text;
  }
  return path.replace(/\.$/, '');
}
