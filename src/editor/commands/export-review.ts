import path from 'node:path';
import * as vscode from 'vscode';
import type { Baseline } from '../../core/review/baseline.ts';
import { wholeReview } from '../../core/review/paged-review.ts';
import type { Review } from '../../core/review/review.ts';
import type { JudgementView } from '../../protocol/judgement-schema.ts';
import { unpackPage } from '../../worker/packed-pages.ts';
import type { Architect } from '../architect.ts';
import { uriIn } from '../convert.ts';
import { type ExportFormat, exportFormats } from '../export-formats.ts';
import { readBaselineFile } from '../read-baseline-file.ts';
import type { Reviewed } from '../reviewed.ts';
import { startReview } from '../start-review.ts';
import type { Command } from './command.ts';

/** Writes the last review to a file, in a format that a person picks. */
export const exportReview: Command = {
  id: 'exportReview',
  doing: 'export the review',
  run: async (architect) => {
    const { last } = await architect.session.restore();
    if (last === undefined) {
      return void (await vscode.window.showInformationMessage(vscode.l10n.t('There is no review to export yet.')));
    }
    const placeHolder = vscode.l10n.t('Export the review as');
    const format = await vscode.window.showQuickPick(exportFormats(), { placeHolder });
    if (format === undefined) return;
    const text = await printed(format, last, architect);
    if (text !== undefined) await write(text, format, last.folder);
  },
};

/** Some formats print the facts behind the review, and those are gone with the window that made it. */
async function printed(format: ExportFormat, last: Reviewed, architect: Architect): Promise<string | undefined> {
  const judgement = judgementOf(last, architect);
  const shown = async (reviewed: Reviewed) => {
    const review = whole(reviewed);
    return format.isDocument ? standingAlone(review, await readBaselineFile(reviewed.folder)) : review;
  };
  if (!format.facts) return format.print(await shown(last), judgement);
  const scope = () => last.review.scope;
  const current = architect.session.warm ? last : await startReview(architect, { file: uriIn(last.folder, ''), scope });
  const system = await architect.session.system();
  return current && system && format.print(await shown(current), system, judgement, architect.session);
}

/**
 * Whoever reads a document has seen no review before it: what is known in this window is told in full there. What a
 * team has agreed to live with stays short.
 */
function standingAlone(review: Review, agreed: Baseline | undefined): Review {
  if (agreed !== undefined) return review;
  const findings = review.findings.map((finding) =>
    finding.status === 'known' ? { ...finding, status: 'new' as const } : finding,
  );
  return { ...review, findings, fixed: undefined };
}

function whole({ review, pages }: Reviewed): Review {
  return wholeReview({ review, pages: pages.map(unpackPage) });
}

/** What a model said of this review, and of no other. */
function judgementOf(last: Reviewed, { inquiry }: Architect): JudgementView | undefined {
  return inquiry.judgement?.reviewAt === last.at ? inquiry.judgement : undefined;
}

async function write(text: string, format: ExportFormat, folder: string): Promise<void> {
  const defaultUri = vscode.Uri.file(path.join(folder, format.file));
  const extension = path.extname(format.file).slice(1);
  const target = await vscode.window.showSaveDialog({ defaultUri, filters: { [format.label]: [extension] } });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, Buffer.from(text));
  await vscode.window.showTextDocument(target);
}
