import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { count } from '../core/model/wording.ts';
import { printDiff } from '../core/report/diff/print-diff.ts';
import { applyFixes, type Fixes } from '../core/review/apply-fixes.ts';
import type { Review } from '../core/review/review.ts';
import { reviewedFolder } from './baseline-file.ts';
import { type Answer, answer, type Call, type Refusal, refuse } from './command.ts';
import type { Shell } from './shell.ts';

/** The fixes as a diff on stdout; with `--write` they are made, and the diff says what was. */
export function fixFindings(review: Review, call: Call, shell: Shell): Answer | Refusal {
  const root = reviewedFolder(call, shell);
  const rule = call.options.get('fix') ?? '';
  const findings = review.findings.filter((finding) => rule === '' || finding.rule === rule);
  if (findings.length === 0 && rule !== '') return refuse(`${rule} finds nothing here. \`rules\` lists the rules.`);
  const textOf = (file: string): string | undefined => textAt(root, file);
  const fixes = applyFixes(findings, textOf);
  for (const { finding, reason } of fixes.refused) shell.tell(`Left ${finding.rule} as it is: ${reason}\n`);
  const diff = [...fixes.files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, text]) => printDiff(file, textOf(file), text));
  const isWriting = call.options.has('write');
  const failed = isWriting ? writeAll(root, fixes) : undefined;
  if (failed !== undefined) return refuse(`${failed} cannot be written.`);
  shell.tell(closing(fixes, isWriting));
  return answer(diff.join(''));
}

function closing({ applied, files }: Fixes, isWriting: boolean): string {
  if (applied.length === 0) return 'Nothing of this can be mended for certain.\n';
  const done = `${count(applied.length, 'finding')} in ${count(files.size, 'file')}`;
  return isWriting ? `Mended ${done}. Read the diff, and run your tests.\n` : `Would mend ${done}; --write does it.\n`;
}

/** Nothing outside of what was reviewed is read or written, whatever an edit says. */
function inside(root: string, file: string): string | undefined {
  const full = path.resolve(root, file);
  const relative = path.relative(root, full);
  return relative.startsWith('..') || path.isAbsolute(relative) ? undefined : full;
}

function textAt(root: string, file: string): string | undefined {
  const full = inside(root, file);
  try {
    return full === undefined ? undefined : readFileSync(full, 'utf8');
  } catch {
    return undefined;
  }
}

/** The first file that cannot be written, if any. */
function writeAll(root: string, { files }: Fixes): string | undefined {
  for (const [file, text] of files) {
    const full = inside(root, file);
    if (full === undefined) return file;
    try {
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, text);
    } catch {
      return file;
    }
  }
  return undefined;
}
