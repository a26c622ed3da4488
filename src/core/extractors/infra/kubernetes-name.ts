import { entriesOf, entry, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';

/** Texts of manifests. In a chart's template a hole where a name belongs stands for the chart. */
export interface ManifestTexts {
  text(node: DataNode | undefined): string | undefined;
  /** Labels and selectors; some selectors stand below `matchLabels`. */
  labels(node: DataNode | undefined): Record<string, string>;
}

export function manifestTexts(path: string): ManifestTexts {
  const chart = /([^/]+)\/templates\/[^/]+$/.exec(path)?.[1];
  const text = (node: DataNode | undefined): string | undefined => {
    const written = scalarText(node);
    if (written === undefined || !/^_{4,}/.test(written)) return written;
    return chart === undefined ? undefined : chart + written.replace(/^_+/, '');
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
