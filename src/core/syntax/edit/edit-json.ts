import { applyEdits, modify } from 'jsonc-parser';
import { readJson } from '../json.ts';
import type { DataPath, DataValue } from './data-value.ts';

const formattingOptions = { insertSpaces: true, tabSize: 2 };

/** The same for JSON, of which comments stay as well. */
export function setInJson(text: string, path: DataPath, value: DataValue | undefined): string | undefined {
  const { documents, problems } = readJson(text);
  if (problems.length > 0 || documents[0]?.kind !== 'mapping') return undefined;
  let node: (typeof documents)[number] | undefined = documents[0];
  const steps = path.map((key) => {
    const isItem = node?.kind === 'sequence';
    node =
      node?.kind === 'sequence'
        ? node.items[Number(key)]
        : node?.kind === 'mapping'
          ? node.entries.get(key)?.value
          : undefined;
    return isItem ? Number(key) : key;
  });
  if (value === undefined && node === undefined) return text;
  return applyEdits(text, modify(text, steps, value, { formattingOptions }));
}

export function renameInJson(text: string, path: DataPath, name: string): string | undefined {
  const [root] = readJson(text).documents;
  let parent = root;
  for (const key of path.slice(0, -1)) parent = parent?.kind === 'mapping' ? parent.entries.get(key)?.value : undefined;
  const entry = parent?.kind === 'mapping' ? parent.entries.get(path.at(-1) ?? '') : undefined;
  if (parent?.kind !== 'mapping' || entry === undefined || parent.entries.has(name)) return undefined;
  return text.slice(0, entry.keyAt) + JSON.stringify(name) + text.slice(entry.keyEnd);
}
