import { groupBy } from '../../model/group-by.ts';
import { count } from '../../model/wording.ts';
import { severities } from '../../rules/finding.ts';
import type { Example, Rule } from '../../rules/rule.ts';
import { plain } from '../terminal/ink.ts';
import { heading, joined, type Page, pageOf, paragraph, type TerminalOptions } from '../terminal/page.ts';
import { severityInk, severityMark } from '../terminal/severity-style.ts';

/** Every rule in one line or two, by area. */
export function catalogTerminal(rules: readonly Rule[], options: TerminalOptions): string {
  const page = pageOf(options);
  const widest = Math.max(0, ...rules.map((rule) => rule.id.length));
  const groups = [...groupBy(rules, (rule) => rule.area)].map(([area, own]) => [
    heading(page, area, count(own.length, 'rule')),
    '',
    ...own.flatMap((rule) => inShort(page, rule, widest)),
  ]);
  const legend = severities.map((severity) => `${severityMark[severity]} ${severity}`).join('   ');
  const next = `  ${page.ink.cyan('backend-architect rules ID')}  ${page.ink.dim('explains one')}`;
  return joined([...groups, [`  ${page.ink.dim(legend)}`, '', next]]);
}

function inShort(page: Page, rule: Rule, widest: number): readonly string[] {
  const mark = severityInk(page.ink, rule.severity)(severityMark[rule.severity]);
  const lines = paragraph(page, rule.what, widest + 6);
  return lines.map((line, index) =>
    index === 0 ? `  ${mark} ${page.ink.bold(rule.id.padEnd(widest))}  ${line.trimStart()}` : line,
  );
}

export function ruleTerminal(rule: Rule, options: TerminalOptions): string {
  const page = pageOf(options);
  const severity = `${severityMark[rule.severity]} ${rule.severity}`;
  return joined([
    [
      heading(page, rule.id),
      '',
      `  ${severityInk(page.ink, rule.severity)(severity)} ${page.ink.dim(`· ${rule.area}`)}`,
      '',
      ...paragraph(page, rule.what, 2),
      ...paragraph(page, rule.why, 2, 'Why: '),
      ...paragraph(page, rule.fix, 2, 'Fix: '),
    ],
    [heading(page, 'What it reports'), ...example(page, rule.examples.bad, rule.examples.good)],
    [heading(page, 'What it leaves alone'), ...example(page, rule.examples.good, rule.examples.bad)],
    [heading(page, 'References'), '', ...rule.references.map((reference) => `  ${plain(reference)}`)],
  ]);
}

/** Files that are the same in both examples are only named: the difference is the lesson. */
function example(page: Page, files: Example, other: Example): readonly string[] {
  const different = Object.entries(files).filter(([file, content]) => other[file] !== content);
  const same = Object.keys(files).filter((file) => other[file] === files[file]);
  const lines = different.flatMap(([file, content]) => [
    '',
    `  ${page.ink.cyan(plain(file))}`,
    ...content
      .trimEnd()
      .split('\n')
      .map((line) => marked(page, plain(line), other[file]).trimEnd()),
  ]);
  return same.length === 0
    ? lines
    : [...lines, '', ...paragraph(page, `Unchanged: ${same.join(', ')}.`, 2).map(page.ink.dim)];
}

/** A line that the other example does not have stands out, by an arrow as well as by weight. */
function marked(page: Page, line: string, other: string | undefined): string {
  const isCommon = other === undefined || other.split('\n').some((each) => plain(each).trim() === line.trim());
  return isCommon ? `    ${line}` : `  ${page.ink.yellow('→')} ${page.ink.bold(line)}`;
}
