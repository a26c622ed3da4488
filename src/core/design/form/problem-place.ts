import type { Problem } from '../../model/problem.ts';
import { entriesOf, scalarText } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import type { Lines } from '../../syntax/lines.ts';

/**
 * The field that a problem is about. A problem has a line; where several fields share it, the one that the message
 * calls by its name is meant.
 */
export function problemPlace(root: DataNode | undefined, lines: Lines, problem: Problem): readonly string[] {
  const named = entriesOf(root).filter(({ key }) => isNamed(problem.message, key));
  const ofWhole = named.find(({ key }) => problem.message.startsWith(`${key} `)) ?? named[0];
  // What is wrong with the brief as a whole is said of its first line.
  if (ofWhole !== undefined && root !== undefined && problem.line === lines.lineAt(root.at)) return [ofWhole.key];
  const path: string[] = [];
  let entries = entriesOf(root);
  for (;;) {
    const holding = entries.filter((entry) => stands(entry, lines, problem.line));
    const next = holding.length > 1 ? holding.find((each) => isMeant(problem.message, each)) : holding[0];
    if (next === undefined) return path;
    path.push(next.key);
    entries = entriesOf(next.value);
  }
}

function stands({ keyAt, value }: DataEntry, lines: Lines, line: number): boolean {
  return lines.lineAt(keyAt) <= line && line <= lines.lineAt(Math.max(keyAt, value.end));
}

/** A message that names no key begins with the value that is wrong. */
function isMeant(message: string, { key, value }: DataEntry): boolean {
  const said = scalarText(value);
  return isNamed(message, key) || (said !== undefined && message.startsWith(`${said} `));
}

function isNamed(message: string, key: string): boolean {
  const at = message.indexOf(key);
  return at !== -1 && !/[\w-]/.test(message[at - 1] ?? ' ') && !/[\w-]/.test(message[at + key.length] ?? ' ');
}
