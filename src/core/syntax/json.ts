import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { DataReading } from './data-node.ts';
import type { DataEntry, DataNode } from './data-tree.ts';

/** Reads JSON with positions. Comments and trailing commas pass; of a broken text what can be read is read. */
export function readJson(text: string): DataReading {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text.replace('\ufeff', ' '), errors, { allowTrailingComma: true });
    return { documents: root === undefined ? [] : [toDataNode(root)], problems: errors.slice(0, 1).map(problemOf) };
  } catch (error) {
    if (error instanceof RangeError) return { documents: [], problems: [{ at: 0, message: 'Nested too deeply.' }] };
    throw error;
  }
}

/** The first error only: those behind it follow from it. */
function problemOf({ error, offset }: ParseError): { at: number; message: string } {
  const words = printParseErrorCode(error).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return { at: offset, message: `Not valid JSON:${words}.` };
}

function toDataNode(node: Node): DataNode {
  const place = { at: node.offset, end: node.offset + node.length };
  const children = node.children ?? [];
  if (node.type === 'array') return { kind: 'sequence', items: children.map(toDataNode), ...place };
  if (node.type !== 'object') return { kind: 'scalar', value: node.value ?? null, ...place };
  const entries = children.flatMap((property) => toEntry(property) ?? []);
  return { kind: 'mapping', entries: new Map(entries.map((entry) => [entry.key, entry])), ...place };
}

function toEntry({ children }: Node): DataEntry | undefined {
  const [key, value] = children ?? [];
  if (key === undefined || value === undefined) return undefined;
  return {
    key: String(key.value),
    keyAt: key.offset,
    keyEnd: key.offset + key.length,
    value: toDataNode(value),
  };
}
