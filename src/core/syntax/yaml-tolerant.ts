import { isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml';
import type { DataReading } from './data-node.ts';
import type { ScalarNode } from './data-tree.ts';
import { createTreeBuilder, type TreeBuilder } from './yaml-builder.ts';

/** Reads what it can of YAML that is broken. Slow, so that it is only asked when the strict parser has failed. */
export function readBrokenYaml(text: string): DataReading {
  const builder = createTreeBuilder();
  if (text.length > sizeLimit) return builder.finish();
  try {
    for (const document of parseAllDocuments(text, { strict: false, uniqueKeys: false, logLevel: 'silent' })) {
      builder.openDocument();
      if ('contents' in document && document.contents !== null) add(builder, document.contents);
      builder.close();
    }
    return builder.finish();
  } catch (error) {
    if (error instanceof RangeError) return { documents: [], problems: [{ at: 0, message: 'Nested too deeply.' }] };
    throw error;
  }
}

/** The tolerant parser takes a second for five times this. */
const sizeLimit = 500_000;

function add(builder: TreeBuilder, node: unknown): void {
  const anchor = anchorOf(node);
  const [at, end] = rangeOf(node, builder.passedTo());
  if (isMap(node)) {
    builder.openMapping(at, anchor);
    for (const { key, value } of node.items) {
      add(builder, key);
      add(builder, value);
    }
    builder.close();
  } else if (isSeq(node)) {
    builder.openSequence(at, anchor);
    for (const item of node.items) add(builder, item);
    builder.close();
  } else if (isAlias(node)) builder.addAlias(at, end, node.source);
  else builder.addScalar({ kind: 'scalar', value: isScalar(node) ? scalarValue(node.value) : null, at, end }, anchor);
}

function anchorOf(node: unknown): string {
  return ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) || '';
}

function rangeOf(node: unknown, before: number): readonly [number, number] {
  const range = (node as Node | null)?.range;
  return range === null || range === undefined ? [before, before] : [range[0], range[1]];
}

function scalarValue(value: unknown): ScalarNode['value'] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}
