import path from 'node:path';
import * as vscode from 'vscode';
import type { ReviewScope } from '../../core/review/review.ts';
import type { Task } from '../../llm/prompt/task.ts';
import type { Architect } from '../architect.ts';
import { uriIn } from '../convert.ts';
import type { Reviewed } from '../reviewed.ts';
import type { Session } from '../session.ts';
import { startReview } from '../start-review.ts';

/** What a person wants to know. */
export type Wanted =
  | { readonly kind: 'workspace' }
  | { readonly kind: 'selection'; readonly file: vscode.Uri; readonly line: number; readonly endLine: number }
  | { readonly kind: 'finding'; readonly fingerprint: string }
  /** About the whole, in the words of the task; `model` names one of the editor's, else the chosen one is asked. */
  | { readonly kind: 'task'; readonly task: Task; readonly title: string; readonly model?: string | undefined };

/** A question with the facts that it is about. */
export interface Question {
  readonly task: Task;
  /** In words, for the page. */
  readonly title: string;
  readonly reviewed: Reviewed;
}

/** A model judges a review, so there is a fresh one first; only a finding is explained from the review that shows it. */
export async function questionFor(wanted: Wanted, architect: Architect): Promise<Question | undefined> {
  const { session } = architect;
  const before = wanted.kind === 'finding' && session.warm ? session.memory.last : undefined;
  const reviewed = before ?? (await reviewFor(wanted, architect));
  if (reviewed === undefined || !(await isComparable(wanted, reviewed, session))) return undefined;
  return { task: taskOf(wanted, reviewed.review.scope), title: titleOf(wanted, reviewed), reviewed };
}

/** What is judged as a change is held against its base first. */
async function isComparable(wanted: Wanted, { folder }: Reviewed, session: Session): Promise<boolean> {
  if (wanted.kind !== 'task' || wanted.task.kind !== 'change') return true;
  const { base } = wanted.task;
  const compared = await session.compare(folder, { said: base, folder: path.resolve(folder, base) });
  if (!compared.ok) await vscode.window.showWarningMessage(compared.message);
  return compared.ok;
}

async function reviewFor(wanted: Wanted, architect: Architect): Promise<Reviewed | undefined> {
  if (wanted.kind === 'workspace' || wanted.kind === 'task')
    return startReview(architect, { scope: () => ({ kind: 'workspace' }) });
  if (wanted.kind === 'selection') {
    const { file, line, endLine } = wanted;
    return startReview(architect, { file, scope: (name) => ({ kind: 'selection', file: name, line, endLine }) });
  }
  const { last } = await architect.session.restore();
  if (last === undefined) return undefined;
  return startReview(architect, { file: uriIn(last.folder, ''), scope: () => last.review.scope });
}

function taskOf(wanted: Wanted, scope: ReviewScope): Task {
  if (wanted.kind === 'task') return wanted.task;
  if (wanted.kind === 'finding') return { kind: 'explain', fingerprint: wanted.fingerprint };
  return wanted.kind === 'selection' ? { kind: 'selection', scope } : { kind: 'review' };
}

function titleOf(wanted: Wanted, { review }: Reviewed): string {
  if (wanted.kind === 'task') return wanted.title;
  if (wanted.kind === 'workspace') return vscode.l10n.t('Review of the workspace');
  if (wanted.kind === 'finding') {
    const finding = review.findings.find(({ fingerprint }) => fingerprint === wanted.fingerprint);
    return vscode.l10n.t('Explanation: {0}', finding?.title ?? '');
  }
  const { line, endLine } = wanted;
  const file = vscode.workspace.asRelativePath(wanted.file, false);
  return vscode.l10n.t('{0}, lines {1}–{2}', file, line, endLine);
}
