import { scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { ReadFile } from '../extractor.ts';

/** A text of a manifest. In a chart's template a hole is named by the value that fills it: `${Values.catalog.url}`. */
export function chartText(file: ReadFile, node: DataNode): string | undefined {
  const written = scalarText(node);
  const raw = file.text.slice(node.at, node.end);
  if (written === undefined || !written.includes('____') || !raw.includes('{{')) return written;
  const named = raw.replace(/\{\{[^\n]*?\}\}/g, (hole) => `\${${/\.(Values\.[\w.]+)/.exec(hole)?.[1] ?? 'chart'}}`);
  return named.replace(/^(["'])(.*)\1$/, '$2');
}

/** Values of which a template makes variables one after the other: `range .Values.env`, `toYaml .Values.env`. */
export function chartedVariables({ text }: ReadFile, resource: DataNode): readonly string[] {
  const [own = ''] = text.slice(resource.at).split(/^---/m, 1);
  return [...own.matchAll(/\{\{-?[^}\n]*\b(?:toYaml|range)\b[^}\n]*?\.Values\.([\w.]*env[\w.]*)/gi)].map(
    ([, name = '']) => `Values.${name}`,
  );
}
