import type { System } from '../core/model/system.ts';
import { printGithub } from '../core/report/github/print-github.ts';
import { printHtml } from '../core/report/html/print-html.ts';
import { printJson } from '../core/report/json/print-json.ts';
import { reviewJson } from '../core/report/json/review-json.ts';
import { judgementMarkdown } from '../core/report/judgement/judgement-markdown.ts';
import type { ToldJudgement } from '../core/report/judgement/told-judgement.ts';
import { printMarkdown } from '../core/report/markdown/print-markdown.ts';
import { sarifLog } from '../core/report/sarif/sarif-log.ts';
import { problemLines } from '../core/report/terminal/closing.ts';
import { printTerminal } from '../core/report/terminal/print-terminal.ts';
import { pictures } from '../core/review/pictures.ts';
import { redrawn } from '../core/review/redrawn.ts';
import type { Review } from '../core/review/review.ts';
import { rules } from '../core/rules/registry.ts';
import type { Call } from './command.ts';
import { nothingFound } from './nothing-found.ts';
import { pageFor, type Shell } from './shell.ts';

export interface ReviewFormat {
  /** True where a model's judgement can be printed under it, or within it. */
  readonly judged: boolean;
  print(system: System, review: Review, call: Call, shell: Shell): string;
  /** Where the judgement stands within the document, and not under it. */
  withJudgement?(system: System, review: Review, call: Call, judgement: ToldJudgement): string;
}

/** One line for each format; the first is what a person at a terminal gets. */
const registry = {
  terminal: { judged: true, print: terminal },
  markdown: {
    judged: true,
    print: (_, review) => printMarkdown(review),
    withJudgement: (_, review, __, judgement) => `${printMarkdown(review)}\n${judgementMarkdown(judgement, review)}`,
  },
  json: {
    judged: true,
    print: (system, review) => printJson(reviewJson(system, review)),
    withJudgement: (system, review, _, judgement) => printJson(reviewJson(system, review, judgement)),
  },
  html: {
    judged: true,
    print: (system, review) => printHtml(review, pictures(review, system)),
    withJudgement: (system, review, _, judgement) => printHtml(review, pictures(review, system), judgement),
  },
  sarif: {
    judged: true,
    print: (_, review, { version }) => printJson(sarifLog(review, { version, rules })),
    withJudgement: (_, review, { version }, judgement) => printJson(sarifLog(review, { version, rules, judgement })),
  },
  github: { judged: false, print: (_, review) => printGithub(review) },
} as const satisfies Readonly<Record<string, ReviewFormat>>;

export const reviewFormats: ReadonlyMap<string, ReviewFormat> = new Map(Object.entries(registry));

function terminal(system: System, review: Review, call: Call, shell: Shell): string {
  const page = pageFor(call, shell);
  const nothing = nothingFound(system);
  if (nothing === undefined) return printTerminal(redrawn(review, system, page.width), page);
  return `${[nothing, ...problemLines(system.problems, page)].join('\n')}\n`;
}
