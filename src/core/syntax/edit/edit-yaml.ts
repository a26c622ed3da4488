import type { DataNode, MappingNode, SequenceNode } from '../data-tree.ts';
import { readYaml } from '../yaml.ts';
import { type DataPath, type DataValue, isMapping, plainValue, sameValue, withValue } from './data-value.ts';
import { entryEnd, isFlow, lastEnd } from './last-end.ts';
import { yamlEntry, yamlInline, yamlKey } from './print-yaml.ts';

/** Mappings down to this depth get lines of their own, as `resources`, a resource and its attributes do. */
const blockDepth = 3;

interface Splice {
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Sets or takes away one value; every other character stays, comments and order included. Undefined where the text is
 * written in a way that this cannot change without changing something else, as with aliases.
 */
export function setInYaml(text: string, path: DataPath, value: DataValue | undefined): string | undefined {
  const before = readYaml(text);
  if (before.problems.length > 0 || path.length === 0) return undefined;
  const [root] = before.documents;
  const splice = spliceFor(text, root, path, value);
  if (splice === undefined) return text;
  const after = text.slice(0, splice.at) + splice.text + text.slice(splice.end);
  return isExpected(after, withValue(plainValue(root), path, value)) ? after : undefined;
}

/** Another name for a key, at its place. */
export function renameInYaml(text: string, path: DataPath, name: string): string | undefined {
  const [root] = readYaml(text).documents;
  const parent = nodeAt(root, path.slice(0, -1));
  const key = path.at(-1) ?? '';
  const entry = parent?.kind === 'mapping' ? parent.entries.get(key) : undefined;
  if (parent?.kind !== 'mapping' || entry === undefined || parent.entries.has(name)) return undefined;
  const after = text.slice(0, entry.keyAt) + yamlKey(name) + text.slice(entry.keyEnd);
  const renamed = [...parent.entries.values()].map((each) => [
    each.key === key ? name : each.key,
    plainValue(each.value),
  ]);
  return isExpected(after, withValue(plainValue(root), path.slice(0, -1), Object.fromEntries(renamed)))
    ? after
    : undefined;
}

/** An emptied mapping may be left as nothing. */
function isExpected(text: string, expected: DataValue | undefined): boolean {
  const { documents, problems } = readYaml(text);
  return problems.length === 0 && sameValue(pruned(plainValue(documents[0])), pruned(expected ?? null));
}

function pruned(value: DataValue): DataValue {
  if (Array.isArray(value)) return value.map((item: DataValue) => pruned(item));
  if (!isMapping(value)) return value;
  const entries = Object.entries(value);
  return entries.length === 0 ? null : Object.fromEntries(entries.map(([key, each]) => [key, pruned(each)]));
}

function nodeAt(node: DataNode | undefined, path: DataPath): DataNode | undefined {
  let current = node;
  for (const key of path) current = childOf(current, key);
  return current;
}

function childOf(node: DataNode | undefined, key: string): DataNode | undefined {
  if (node?.kind === 'sequence') return node.items[Number(key)];
  return node?.kind === 'mapping' ? node.entries.get(key)?.value : undefined;
}

function spliceFor(
  text: string,
  root: DataNode | undefined,
  path: DataPath,
  value: DataValue | undefined,
): Splice | undefined {
  const known = path.findIndex((_, depth) => nodeAt(root, path.slice(0, depth + 1)) === undefined);
  if (known === -1) return value === undefined ? removal(text, root, path) : replacement(text, root, path, value);
  if (value === undefined) return undefined;
  const missing = path.slice(known + 1).reduceRight<DataValue>((inner, key) => ({ [key]: inner }), value);
  const parent = nodeAt(root, path.slice(0, known));
  const key = path[known] ?? '';
  if (parent?.kind === 'sequence') return addition(text, parent, missing);
  if (parent?.kind === 'mapping' && parent.entries.size > 0) return insertion(text, parent, key, missing, known);
  if (known === 0) return { at: text.length, end: text.length, text: startOfLine(text) + added(key, missing, 0, 0) };
  return replacement(text, root, path.slice(0, known), { [key]: missing });
}

function startOfLine(text: string): string {
  return text === '' || text.endsWith('\n') ? '' : '\n';
}

function added(key: string, value: DataValue, indent: number, depth: number): string {
  return `${yamlEntry(key, value, indent, blockDepth - depth)}\n`;
}

function replacement(text: string, root: DataNode | undefined, path: DataPath, value: DataValue): Splice | undefined {
  const node = nodeAt(root, path);
  const parent = nodeAt(root, path.slice(0, -1));
  if (node === undefined || parent === undefined) return undefined;
  const inFlow = isFlow(text, parent);
  const isInline = !isMapping(value) || inFlow || path.length > blockDepth;
  if (isInline && (isFlow(text, node) || (node.kind === 'scalar' && node.end > node.at)))
    return { at: node.at, end: lastEnd(text, node), text: yamlInline(value, inFlow) };
  if (parent.kind !== 'mapping') return undefined;
  const entry = parent.entries.get(path.at(-1) ?? '');
  if (entry === undefined) return undefined;
  const colon = text.indexOf(':', entry.keyEnd) + 1;
  const end = Math.max(colon, lastEnd(text, node));
  const indent = columnOf(text, entry.keyAt);
  const written = isInline
    ? ` ${yamlInline(value, inFlow)}`
    : yamlEntry('k', value, indent, blockDepth - path.length + 1).slice(indent + 2);
  // Nothing but a value that has to begin on a line of its own may push a comment behind the colon away.
  const comment =
    node.at >= node.end && written.startsWith('\n') ? (/^[ \t]*#.*/.exec(text.slice(colon))?.[0] ?? '') : '';
  return { at: colon + comment.length, end: end + comment.length, text: value === null ? '' : written };
}

function insertion(text: string, parent: MappingNode, key: string, value: DataValue, depth: number): Splice {
  const entries = [...parent.entries.values()];
  const last = entries.reduce((latest, each) => (each.keyAt > latest.keyAt ? each : latest));
  const end = entryEnd(text, last);
  if (isFlow(text, parent))
    return { at: end, end, text: `, ${yamlKey(key)}${value === null ? ':' : `: ${yamlInline(value, true)}`}` };
  const lineEnd = endOfLine(text, end);
  const before = entries.at(-2);
  const isApart = before !== undefined && /\n[ \t]*\n/.test(text.slice(entryEnd(text, before), last.keyAt));
  const start = `${text[lineEnd - 1] === '\n' ? '' : '\n'}${isApart ? '\n' : ''}`;
  return { at: lineEnd, end: lineEnd, text: start + added(key, value, columnOf(text, last.keyAt), depth) };
}

/** One more item, in the way the others are written. */
function addition(text: string, { at, items }: SequenceNode, value: DataValue): Splice | undefined {
  const last = items.at(-1);
  const end = last === undefined ? at + 1 : lastEnd(text, last);
  if (text[at] === '[') return { at: end, end, text: `${last === undefined ? '' : ', '}${yamlInline(value, true)}` };
  if (last === undefined) return undefined;
  const marker = text.slice(text.lastIndexOf('\n', last.at - 1) + 1, last.at);
  if (!/^\s*-\s+$/.test(marker)) return undefined;
  const lineEnd = endOfLine(text, end);
  const start = text[lineEnd - 1] === '\n' ? '' : '\n';
  return { at: lineEnd, end: lineEnd, text: `${start}${marker}${yamlInline(value)}\n` };
}

function removal(text: string, root: DataNode | undefined, path: DataPath): Splice | undefined {
  const parent = nodeAt(root, path.slice(0, -1));
  const node = nodeAt(root, path);
  if (parent === undefined || node === undefined || parent.kind === 'scalar') return undefined;
  const entry = parent.kind === 'mapping' ? parent.entries.get(path.at(-1) ?? '') : undefined;
  const at = entry?.keyAt ?? node.at;
  const end = entry === undefined ? lastEnd(text, node) : entryEnd(text, entry);
  if (isFlow(text, parent)) return cutFromFlow(text, at, end);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const marker = text.slice(lineStart, at);
  const isOwnLine = parent.kind === 'sequence' ? /^\s*-\s+$/.test(marker) : /^\s*$/.test(marker);
  return isOwnLine ? { at: lineStart, end: endOfLine(text, end), text: '' } : undefined;
}

function cutFromFlow(text: string, at: number, end: number): Splice {
  const after = /^\s*,\s*/.exec(text.slice(end));
  if (after !== null) return { at, end: end + after[0].length, text: '' };
  const before = /,\s*$/.exec(text.slice(0, at));
  return { at: at - (before?.[0].length ?? 0), end, text: '' };
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

/** Behind the line break, and behind a comment that stands on the same line. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}
