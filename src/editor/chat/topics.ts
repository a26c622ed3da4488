import path from 'node:path';
import * as vscode from 'vscode';
import { markdownText } from '../../core/report/markdown/markdown-text.ts';
import type { ReviewHead } from '../../core/review/paged-review.ts';
import type { ReviewFinding } from '../../core/review/review.ts';
import type { Task } from '../../llm/prompt/task.ts';
import type { Reviewed } from '../reviewed.ts';
import type { Session } from '../session.ts';
import { type Place, tellFinding, tellFindings, tellSchema, tellSummary, tellTechnologies } from './tell.ts';

/** What a person asks in the chat: what analysis says to it, and what a model may be asked. */
export interface Topic {
  readonly title: string;
  readonly task: Task | undefined;
  tell(place: Place): void;
}

type Asked = Pick<vscode.ChatRequest, 'command' | 'prompt'>;

/** By the command after `@architect`; plain words are a question about the system. */
export async function topicOf({ command, prompt }: Asked, reviewed: Reviewed, session: Session): Promise<Topic> {
  const { review } = reviewed;
  const words = prompt.trim();
  switch (command) {
    case 'explain':
      return explain(words, review);
    case 'design':
      return design(words);
    case 'change':
      return change(words === '' ? 'HEAD' : words, reviewed, session);
    case 'schema':
      return { title: vscode.l10n.t('Schema'), task: undefined, tell: (place) => tellSchema(place, review) };
    case 'cache':
      return {
        title: vscode.l10n.t('Cache plan'),
        task: { kind: 'cache' },
        tell: (place) =>
          tellFindings(
            place,
            review.findings.filter(({ area }) => area === 'performance'),
          ),
      };
    case 'stack':
      return {
        title: vscode.l10n.t('Technologies'),
        task: { kind: 'technology' },
        tell: (place) => tellTechnologies(place, review),
      };
    default:
      return command === undefined && words !== '' ? question(words, review) : whole(review);
  }
}

function whole(review: ReviewHead): Topic {
  const tell = (place: Place): void => {
    tellSummary(place, review);
    tellFindings(place, review.findings);
  };
  return { title: vscode.l10n.t('Review of the workspace'), task: { kind: 'review' }, tell };
}

function question(words: string, review: ReviewHead): Topic {
  return { title: words, task: { kind: 'question', question: words }, tell: (place) => tellSummary(place, review) };
}

function explain(words: string, { findings }: ReviewHead): Topic {
  const finding = findingMeant(words, findings);
  const title = vscode.l10n.t('Explanation: {0}', finding?.title ?? words);
  if (finding === undefined) {
    const text = vscode.l10n.t('No finding is called so. `/review` lists them.');
    return { title, task: undefined, tell: ({ stream }) => stream.markdown(text) };
  }
  const task: Task = { kind: 'explain', fingerprint: finding.fingerprint };
  return { title, task, tell: (place) => tellFinding(place, finding, 'whole') };
}

/** By the name of its rule, or by the most words of its title; the worst where nothing is said. */
function findingMeant(words: string, findings: readonly ReviewFinding[]): ReviewFinding | undefined {
  const open = findings.filter(({ status }) => status !== 'suppressed');
  if (words === '') return open[0];
  const said = words.toLowerCase().split(/\s+/);
  const weigh = ({ rule, title }: ReviewFinding): number =>
    said.filter((word) => rule === word || title.toLowerCase().includes(word)).length;
  const best = open.toSorted((a, b) => weigh(b) - weigh(a))[0];
  return best !== undefined && weigh(best) > 0 ? best : undefined;
}

function design(words: string): Topic {
  const title = vscode.l10n.t('Design');
  if (words !== '') return { title, task: { kind: 'design', brief: words }, tell: () => {} };
  const text = vscode.l10n.t('Say what the system should become: `/design orders are paid by invoice as well`.');
  return { title, task: undefined, tell: ({ stream }) => stream.markdown(text) };
}

async function change(said: string, { folder }: Reviewed, session: Session): Promise<Topic> {
  const title = vscode.l10n.t('Change since {0}', said);
  const compared = await session.compare(folder, { said, folder: path.resolve(folder, said) });
  if (!compared.ok)
    return { title, task: undefined, tell: ({ stream }) => stream.markdown(markdownText(compared.message)) };
  const found = compared.review.findings.filter(({ status }) => status === 'new');
  return { title, task: { kind: 'change', base: said }, tell: (place) => tellFindings(place, found) };
}
