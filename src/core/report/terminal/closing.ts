import { displayWidth } from '../../model/display-width.ts';
import { groupBy } from '../../model/group-by.ts';
import { count } from '../../model/wording.ts';
import type { Review, ReviewFinding } from '../../review/review.ts';
import type { Area } from '../../rules/finding.ts';
import { plain } from './ink.ts';
import { heading, type Page, pageOf, paragraph, type TerminalOptions } from './page.ts';

/** Kinds of problems that are named, each by its first place; a broken folder has thousands. */
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
  const groups = [...groupBy(problems, ({ message }) => message).values()];
  const lines = groups.slice(0, shown).flatMap(([problem, ...same]) => {
    if (problem === undefined) return [];
    const others = same.length === 0 ? '' : ` and ${count(same.length, 'more place')} like it`;
    const place = `${plain(`${problem.file}:${problem.line}`)}${others}`;
    const message = paragraph(page, problem.message, 4).map(page.ink.dim);
    const oneLine = `  ${place}  ${page.ink.dim(plain(problem.message))}`;
    const fits = displayWidth(place) + displayWidth(plain(problem.message)) + 4 <= page.width;
    return fits ? [oneLine] : [`  ${place}`, ...message];
  });
  const left = groups.slice(shown).reduce((sum, group) => sum + group.length, 0);
  return left > 0 ? [...lines, `  ${page.ink.dim(`and ${left} more`)}`] : lines;
}

/** What to do next: the first things to mend, and the commands that help. */
export function closing(page: Page, review: Review): readonly string[] {
  const open = review.findings.filter((finding) => finding.status === 'new');
  const first = mostPressing(open);
  if (first === undefined) return [heading(page, 'Next'), '', `  ${nothingToMend(review)}`];
  const others = open.filter((finding) => finding.severity === first.severity).length - 1;
  const place = first.evidence[0] === undefined ? '' : ` at ${first.evidence[0].file}:${first.evidence[0].line}`;
  const rest =
    others === 0
      ? ''
      : `, then the other ${others === 1 ? '' : `${others} `}${first.severity} ${others === 1 ? 'finding' : 'findings'}`;
  return [
    heading(page, 'Next'),
    '',
    ...paragraph(page, `Start with \`${first.rule}\`${place}${rest}.`, 2),
    '',
    ...command(page, page.command(`rules ${first.rule}`), 'what the rule looks for, with a bad and a good example'),
    ...command(page, page.command('review', '--format markdown --out review.md'), 'the whole review to share'),
    '',
    `  ${page.ink.cyan(`${commentMark(first.evidence[0]?.file ?? '')} architect-ignore ${first.rule} -- reason`)}`,
    `  ${page.ink.dim('above a line silences the rule there.')}`,
  ];
}

/** As the language of a file begins a comment. */
export function commentMark(file: string): string {
  if (/(?:\.(?:rb|py|ya?ml|toml|tf|sh|ex|properties)|(?:^|\/)(?:Gem|Docker)file)$/.test(file)) return '#';
  return file.endsWith('.sql') ? '--' : '//';
}

const pressing: readonly Area[] = ['security', 'performance', 'services', 'schema', 'scaling', 'api'];

/** Of the worst, an open door before a slow one. */
function mostPressing(open: readonly ReviewFinding[]): ReviewFinding | undefined {
  const worst = open.filter((finding) => finding.severity === open[0]?.severity);
  return worst.sort((a, b) => pressing.indexOf(a.area) - pressing.indexOf(b.area))[0];
}

function nothingToMend(review: Review): string {
  if (review.fixed !== undefined) return 'Nothing new since the baseline.';
  return `Nothing to mend. ${silence(review)}`;
}

function silence(review: Review): string {
  const { analyzed } = review.statistics;
  return `${count(analyzed, 'file')} ${analyzed === 1 ? 'was' : 'were'} read, and no rule had anything to say.`;
}

function command(page: Page, line: string, what: string): readonly string[] {
  const room = page.width - displayWidth(line) - 4;
  return [`  ${page.ink.cyan(line)}${room < displayWidth(what) ? '' : `  ${page.ink.dim(what)}`}`];
}
