import { entriesOf, entry, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { ReadFile } from '../extractor.ts';
import { chartText } from './chart-text.ts';

/** Texts of manifests. In a chart's template a hole is named, until it is known under what name the chart is installed. */
export interface ManifestTexts {
  text(node: DataNode | undefined): string | undefined;
  /** Labels and selectors; some selectors stand below `matchLabels`. */
  labels(node: DataNode | undefined): Record<string, string>;
}

export function manifestTexts(file: ReadFile): ManifestTexts {
  const isTemplate = /(?:^|\/)templates\//.test(file.path);
  const text = (node: DataNode | undefined): string | undefined => {
    const written = scalarText(node);
    if (node === undefined || written === undefined || !written.includes('____')) return written;
    return isTemplate ? chartText(file, node) : undefined;
  };
  return {
    text,
    labels: (node) => {
      const pairs = entriesOf(entry(node, 'matchLabels') ?? node);
      return Object.fromEntries(
        pairs.flatMap(({ key, value }) =>
          [text(value)].flatMap((of) => (of === undefined ? [] : [[key, of] as const])),
        ),
      );
    },
  };
}
