import { displayWidth, fitted } from '../../model/display-width.ts';
import { count } from '../../model/wording.ts';
import type { Review } from '../../review/review.ts';
import { plain } from './ink.ts';
import { heading, type Page, pageOf, type TerminalOptions } from './page.ts';

/** Problems that are named; a broken folder has thousands. */
const shown = 10;

export function problemsSection(page: Page, review: Review): readonly string[] {
  if (review.problems.length === 0) return [];
  return [heading(page, 'Not read'), '', ...linesOf(page, review.problems)];
}

/** The same, where there is no review around it. */
export function problemLines(problems: Review['problems'], options: TerminalOptions): readonly string[] {
  return linesOf(pageOf(options), problems);
}

function linesOf(page: Page, problems: Review['problems']): readonly string[] {
  const lines = problems.slice(0, shown).map((problem) => {
    const place = plain(`${problem.file}:${problem.line}`);
    const room = Math.max(20, page.width - displayWidth(place) - 4);
    return `  ${place}  ${page.ink.dim(fitted(plain(problem.message), room))}`;
  });
  const left = problems.length - shown;
  return left > 0 ? [...lines, `  ${page.ink.dim(`and ${left} more`)}`] : lines;
}

/** What to do next: the first things to mend, and the commands that help. */
export function closing(page: Page, review: Review): readonly string[] {
  const open = review.findings.filter((finding) => finding.status !== 'suppressed');
  const [first] = open;
  if (first === undefined) return [heading(page, 'Next'), '', `  Nothing to mend. ${silence(review)}`];
  const urgent = open.filter((finding) => finding.severity === first.severity).length;
  const place =
    first.evidence[0] === undefined ? '' : ` at ${plain(`${first.evidence[0].file}:${first.evidence[0].line}`)}`;
  const others = urgent > 1 ? `, then the other ${count(urgent - 1, `${first.severity} finding`)}` : '';
  return [
    heading(page, 'Next'),
    '',
    `  Start with ${page.ink.bold(first.rule)}${place}${others}.`,
    ...command(page, `rules ${first.rule}`, 'what the rule looks for, with a bad and a good example'),
    ...command(page, 'review --format markdown --out review.md', 'the whole review to share'),
    `  ${page.ink.dim(`// architect-ignore ${first.rule} -- reason`)} above a line silences it there.`,
  ];
}

function silence(review: Review): string {
  const { analyzed } = review.statistics;
  return `${count(analyzed, 'file')} ${analyzed === 1 ? 'was' : 'were'} read, and no rule had anything to say.`;
}

function command(page: Page, text: string, what: string): readonly string[] {
  const line = `backend-architect ${text}`;
  const room = page.width - displayWidth(line) - 4;
  return [`  ${page.ink.cyan(line)}${room < displayWidth(what) ? '' : `  ${page.ink.dim(what)}`}`];
}
