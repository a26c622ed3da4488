import type { Review, ReviewFinding } from '../../review/review.ts';
import type { Severity } from '../../rules/finding.ts';

const commands: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

/** Lines that GitHub Actions shows beside the code of a pull request. What is accepted already is not repeated there. */
export function printGithub({ findings }: Review): string {
  return findings
    .filter((finding) => finding.status === 'new')
    .map((finding) => `${annotation(finding)}\n`)
    .join('');
}

function annotation(finding: ReviewFinding): string {
  const { rule, title, message, fix, severity } = finding;
  const properties = [...placeOf(finding), `title=${property(`${title} (${rule})`)}`];
  return `::${commands[severity]} ${properties.join(',')}::${data(`${message}\nFix: ${fix}`)}`;
}

function placeOf({ evidence: [first] }: ReviewFinding): readonly string[] {
  if (first === undefined) return [];
  return [`file=${property(first.file)}`, `line=${first.line}`, `endLine=${Math.max(first.line, first.endLine)}`];
}

/** The runner reads a line at a time: a break within a message would end it, and what follows could be a command. */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
