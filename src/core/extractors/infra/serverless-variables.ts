import { entry, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';

/** Variables lead to variables; nobody nests them deeper. */
const deepest = 8;

/**
 * Texts of a document with the variables filled in that it answers itself: `${self:service}-tickets-${self:custom.stage}`.
 * What only a command line says has its default: `${opt:stage, 'dev'}`.
 */
export function filledVariables(node: DataNode, document: DataNode): DataNode {
  if (node.kind === 'sequence') return { ...node, items: node.items.map((item) => filledVariables(item, document)) };
  if (node.kind === 'mapping') {
    const entries = [...node.entries].map(
      ([key, each]) => [key, { ...each, value: filledVariables(each.value, document) }] as const,
    );
    return { ...node, entries: new Map(entries) };
  }
  if (typeof node.value !== 'string' || !node.value.includes('${')) return node;
  return { ...node, value: filled(node.value, document, 0) };
}

function filled(text: string, document: DataNode, depth: number): string {
  if (depth > deepest) return text;
  const once = text.replace(/\$\{([^${}]+)\}/g, (hole, expression: string) => {
    const known = expression.split(',').map((source) => meant(source.trim(), document));
    return known.find((value) => value !== undefined) ?? hole;
  });
  return once === text ? text : filled(once, document, depth + 1);
}

function meant(source: string, document: DataNode): string | undefined {
  const literal = /^(?:'([^']*)'|"([^"]*)")$/.exec(source);
  if (literal !== null) return literal[1] ?? literal[2];
  if (source === 'sls:stage') return scalarText(entry(document, 'provider', 'stage')) ?? 'dev';
  const path = /^self:([\w.-]+)$/.exec(source)?.[1]?.split('.');
  if (path === undefined) return undefined;
  if (path.join('.') === 'service.name') return scalarText(entry(document, 'service'));
  return scalarText(entry(document, ...path));
}
