import type { DataEntry, DataNode } from '../data-tree.ts';
import { readJson } from '../json.ts';
import type { LightNode } from '../light-tree.ts';
import { unescaped } from '../unescape.ts';
import { createFunctionReader } from './read-function.ts';

export type ReadValue = (expression: LightNode) => DataNode;

/** Nobody nests values deeper, and what is read by calls of calls must end somewhere. */
const deepest = 100;

/** Reads expressions: literals and collections as they are, everything else as the text `${…}` that it is written as. */
export function createValueReader(text: string): { readonly value: ReadValue } {
  let depth = 0;
  const raw = (node: LightNode): string => text.slice(node.start, node.end);
  const written = (node: LightNode): DataNode => scalar(node, `\${${raw(node).trim()}}`);
  const called = createFunctionReader(raw, (node) => value(node), written);
  const readers: Readonly<Record<string, ReadValue>> = {
    expression: (node) => (node.children.length === 1 ? value(node.children[0] ?? node) : written(node)),
    literal_value: (node) => value(node.children[0] ?? node),
    collection_value: (node) => value(node.children[0] ?? node),
    template_expr: (node) => value(node.children[0] ?? node),
    for_expr: (node) => listedPairs(node, raw, value) ?? written(node),
    bool_lit: (node) => scalar(node, raw(node) === 'true'),
    null_lit: (node) => scalar(node, null),
    numeric_lit: (node) => scalar(node, Number(raw(node))),
    string_lit: (node) => scalar(node, unescaped(raw(node).slice(1, -1))),
    quoted_template: (node) => scalar(node, unescaped(raw(node).slice(1, -1))),
    heredoc_template: (node) => heredoc(node, text),
    function_call: called,
    tuple: (node) => ({ kind: 'sequence', items: node.children.map(value), ...spanOf(node) }),
    object: (node) => objectOf(node, raw, value),
  };
  const value: ReadValue = (node) => {
    const read = Object.hasOwn(readers, node.type) ? readers[node.type] : undefined;
    if (read === undefined || depth > deepest) return written(node);
    depth++;
    const found = read(node);
    depth--;
    return found;
  };
  return { value };
}

function spanOf({ start, end }: LightNode): { readonly at: number; readonly end: number } {
  return { at: start, end };
}

function scalar(node: LightNode, value: string | number | boolean | null): DataNode {
  return { kind: 'scalar', value, ...spanOf(node) };
}

/** Text between two lines, where a whole document of JSON is what it says. */
function heredoc(node: LightNode, text: string): DataNode {
  const marks = node.children.filter(({ type }) => type === 'heredoc_identifier');
  const content = text.slice(marks[0]?.end ?? node.start, marks[1]?.start ?? node.end);
  return jsonOf(content, node) ?? scalar(node, content.trim());
}

function jsonOf(content: string, node: LightNode): DataNode | undefined {
  if (!/^\s*[[{]/.test(content)) return undefined;
  const { documents, problems } = readJson(content);
  const [document] = problems.length === 0 ? documents : [];
  return document && moved(document, node);
}

/** Everything in it stands where the text stands: its own places are those of a text cut out. */
function moved(node: DataNode, to: LightNode): DataNode {
  const place = spanOf(to);
  if (node.kind === 'scalar') return { ...node, ...place };
  if (node.kind === 'sequence') return { ...node, items: node.items.map((item) => moved(item, to)), ...place };
  const entries = [...node.entries.values()].map((each) => ({ ...each, value: moved(each.value, to) }));
  return { kind: 'mapping', entries: new Map(entries.map((each) => [each.key, each])), ...place };
}

function objectOf(node: LightNode, raw: (node: LightNode) => string, value: ReadValue): DataNode {
  const entries = node.children.flatMap((element): DataEntry[] => {
    const [key, held] = element.type === 'object_elem' ? element.children : [];
    if (key === undefined || held === undefined) return [];
    return [{ key: keyOf(key, raw, value), keyAt: key.start, keyEnd: key.end, value: value(held) }];
  });
  return { kind: 'mapping', entries: new Map(entries.map((each) => [each.key, each])), ...spanOf(node) };
}

/** A word alone is the key itself; what stands in parentheses is worked out. */
function keyOf(key: LightNode, raw: (node: LightNode) => string, value: ReadValue): string {
  const word = raw(key).trim();
  if (/^[\w-]+$/.test(word)) return word;
  const read = value(key);
  return read.kind === 'scalar' ? String(read.value) : word;
}

/** `[for name, value in local.settings : { name = name, value = value }]` says the settings as a list. */
function listedPairs(node: LightNode, raw: (node: LightNode) => string, value: ReadValue): DataNode | undefined {
  const [list] = node.children;
  const [intro, body, ...more] = list?.type === 'for_tuple_expr' ? list.children : [];
  const [key, held, collection] = intro?.children ?? [];
  if (key === undefined || held === undefined || collection === undefined || body === undefined || more.length > 0)
    return undefined;
  const shape = value(body);
  if (shape.kind !== 'mapping' || shape.entries.size !== 2) return undefined;
  const said = (name: string): string => {
    const inner = shape.entries.get(name)?.value;
    return inner?.kind === 'scalar' ? String(inner.value) : '';
  };
  return said('name') === `\${${raw(key)}}` && said('value') === `\${${raw(held)}}` ? value(collection) : undefined;
}
