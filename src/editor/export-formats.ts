import * as vscode from 'vscode';
import { exportMark } from '../core/model/export-mark.ts';
import type { System } from '../core/model/system.ts';
import type { ToldJudgement } from '../core/report/judgement/told-judgement.ts';
import type { Review } from '../core/review/review.ts';
import { loadRuleCatalog } from './load-rule-catalog.ts';
import type { Session } from './session.ts';

interface Named {
  readonly label: string;
  readonly detail: string;
  /** Name that the save dialog proposes. */
  readonly file: string;
  /** Read by people, and not compared by programs. */
  readonly isDocument?: boolean;
}

interface ReviewFormat extends Named {
  readonly facts: false;
  print(review: Review, judgement: ToldJudgement | undefined): Promise<string>;
}

interface FactsFormat extends Named {
  readonly facts: true;
  print(review: Review, system: System, judgement: ToldJudgement | undefined, session: Session): Promise<string>;
}

export type ExportFormat = ReviewFormat | FactsFormat;

/** A function, because the language is known only once the editor runs. The printers are loaded when one is picked. */
export function exportFormats(): readonly ExportFormat[] {
  return [
    {
      label: 'Markdown',
      detail: vscode.l10n.t('The whole review as one document, with diagrams'),
      file: 'architecture-review.md',
      isDocument: true,
      facts: false,
      print: async (review, judgement) => {
        const { printMarkdown } = await import('../core/report/markdown/print-markdown.ts');
        const { judgementMarkdown } = await import('../core/report/judgement/judgement-markdown.ts');
        return printMarkdown(review) + (judgement === undefined ? '' : `\n${judgementMarkdown(judgement, review)}`);
      },
    },
    {
      label: 'HTML',
      detail: vscode.l10n.t('One page that opens anywhere, with the diagrams drawn'),
      file: 'architecture-review.html',
      isDocument: true,
      facts: true,
      print: (review, _, judgement, session) => session.html(review, judgement),
    },
    {
      label: 'JSON',
      detail: vscode.l10n.t('The review and the facts behind it, for other tools'),
      file: 'architecture-review.json',
      facts: true,
      print: async (review, system, judgement) => {
        const { printJson } = await import('../core/report/json/print-json.ts');
        const { reviewJson } = await import('../core/report/json/review-json.ts');
        return printJson(reviewJson(system, review, judgement));
      },
    },
    {
      label: 'SARIF',
      detail: vscode.l10n.t('The findings, for code scanning and other viewers'),
      file: 'architecture-review.sarif',
      facts: false,
      print: async (review, judgement) => {
        const { printJson } = await import('../core/report/json/print-json.ts');
        const { sarifLog } = await import('../core/report/sarif/sarif-log.ts');
        return printJson(sarifLog(review, { rules: loadRuleCatalog().rules, judgement }));
      },
    },
    {
      label: 'OpenAPI',
      detail: vscode.l10n.t('The endpoints as a contract'),
      file: 'openapi.yaml',
      facts: true,
      print: async (_, system) => {
        const { printOpenapi } = await import('../core/report/openapi/print-openapi.ts');
        return `# ${exportMark}\n${printOpenapi(system)}`;
      },
    },
    {
      label: 'SQL',
      detail: vscode.l10n.t('The schema as DDL'),
      file: 'schema.sql',
      facts: false,
      print: async (review) => `-- ${exportMark}\n\n${review.ddl.trimEnd()}\n`,
    },
  ];
}
