import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Guideline, guidelineFiles, guidelineOf } from '../llm/prompt/guidelines.ts';
import { lookInside } from './look-inside.ts';
import { readText } from './read-text.ts';

/** What the team of a folder has written down; what is not there, or leads out of the folder, is no guideline. */
export function readGuidelines(folder: string): readonly Guideline[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const root = realpathSync(folder);
  const look = lookInside(root);
  return guidelineFiles.flatMap((file) => {
    if (look(file).kind !== 'file') return [];
    const read = readText(path.join(root, file));
    return (read.ok ? guidelineOf(file, read.text) : undefined) ?? [];
  });
}
