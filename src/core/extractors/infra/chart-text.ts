import { scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { ReadFile } from '../extractor.ts';
import { withNamedHoles } from './chart-holes.ts';
import { rangesAround } from './chart-ranges.ts';

/** A text of a manifest. In a chart's template a hole is named by the value that fills it: `${Values.catalog.url}`. */
export function chartText(file: ReadFile, node: DataNode): string | undefined {
  const written = scalarText(node);
  const raw = file.text.slice(node.at, node.end);
  if (written === undefined || !written.includes('____') || !raw.includes('{{')) return written;
  return withNamedHoles(raw.replace(/^(["'])([\s\S]*)\1$/, '$2'), rangesAround(file.text, node.at));
}

/** The value alone that a number of a template is: `replicas: {{ .Values.replicaCount }}`. */
export function chartedNumber(file: ReadFile, node: DataNode | undefined): string | undefined {
  return node === undefined ? undefined : /^\$\{(Values\.[\w.*-]+)\}$/.exec(chartText(file, node) ?? '')?.[1];
}

/** The values without which a template says nothing: `if .Values.ingress.enabled` before everything else. */
export function templateConditions({ path, text }: Pick<ReadFile, 'path' | 'text'>): readonly string[] {
  if (!/(?:^|\/)templates\//.test(path)) return [];
  const first =
    /^(?:\s*(?:#[^\n]*|---|\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}|\{\{-?\s*\$\w+\s*:?=[^\n]*\}\}))*\s*\{\{-?\s*if\s+([^\n}]*?)\s*-?\}\}/;
  const condition = first.exec(text)?.[1] ?? '';
  const asked = /^(?:and\s+)?\(?(?:\.Values\.[\w.]+[\s()]*)+$/.test(condition);
  return asked ? [...condition.matchAll(/\.(Values\.[\w.]+)/g)].map(([, value = '']) => value) : [];
}

/** Values of which a template makes variables one after the other: `range .Values.env`, `toYaml .Values.env`, and whatever each name is taken from. */
export function chartedVariables(
  { text }: ReadFile,
  resource: DataNode,
  called: RegExp = /env/i,
): readonly string[] | undefined {
  const [own = ''] = text.slice(resource.at).split(/^---/m, 1);
  const paths = [
    ...own.matchAll(
      /\{\{-?[^}\n]*\b(?:toYaml|range|with)\b[^}\n]*?\.(Values\.[\w.]+)[^}\n]*\}\}(\s*- name: *"?\{\{-? *\$)?/gi,
    ),
  ];
  const found = [...new Set(paths.flatMap(([, path = '', named]) => (named || called.test(path) ? [path] : [])))];
  return found.length === 0 ? undefined : found;
}
