import { displayWidth, fitted, padded } from '../../model/display-width.ts';
import { turnsAway } from '../../model/endpoint.ts';
import { listed } from '../../model/wording.ts';
import type { Review, ReviewEndpoint } from '../../review/review.ts';
import { plain } from './ink.ts';
import { heading, type Page, paragraph } from './page.ts';

/** One endpoint with everything that goes over the wire: the one that shows most. */
export function exampleSection(page: Page, review: Review): readonly string[] {
  const telling = [...review.endpoints].sort((a, b) => weight(b) - weight(a))[0];
  if (telling === undefined) return [];
  const { request, response, error, inferred = [] } = telling.example;
  const answers = error === undefined ? [response] : [response, error];
  const left = ['Request', '', ...linesOf(request)];
  const right = [
    'Response',
    '',
    ...answers.flatMap((answer, index) => [...(index > 0 ? ['', 'When it goes wrong', ''] : []), ...linesOf(answer)]),
  ];
  const body =
    sideBySide(page, left, right) ?? [...left, '', ...right].map((line) => paint(page, line, page.width - 2));
  const guess =
    inferred.length === 0 ? [] : ['', ...paragraph(page, `Inferred, not declared: ${listed(inferred)}.`, 2)];
  return [
    heading(page, 'Example', `${telling.method} ${plain(telling.path)}`),
    '',
    ...body.map((line) => `  ${line}`.trimEnd()),
    ...guess,
  ];
}

/** Declared bodies, an error, guards and a write make an exchange worth showing. */
function weight({ example, guards, writes }: ReviewEndpoint): number {
  const { request, response, error, inferred = [] } = example;
  const bodies = Number(request.includes('\n\n')) + Number(response.includes('\n\n'));
  const errors = Number(error?.includes('\n\n') ?? false);
  return (
    bodies * 2 +
    errors * 2 -
    inferred.length +
    Math.min(2, guards.filter(turnsAway).length) +
    Math.min(2, writes.length)
  );
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').map(plain);
}

/** Undefined where the two do not fit beside each other. */
function sideBySide(page: Page, left: readonly string[], right: readonly string[]): readonly string[] | undefined {
  const half = Math.floor((page.width - 2 - 3) / 2);
  const first = Math.max(...left.map(displayWidth));
  const second = Math.max(...right.map(displayWidth));
  if (first + second + 3 > page.width - 2 || first > half + 12) return undefined;
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const one = left[index] ?? '';
    const gap = ' '.repeat(first - displayWidth(padded(one, first)) + first - displayWidth(one) + 3);
    return `${paint(page, one, first)}${gap}${paint(page, right[index] ?? '', second)}`;
  });
}

function paint(page: Page, line: string, width: number): string {
  const text = fitted(line, width);
  if (['Request', 'Response', 'When it goes wrong'].includes(text)) return page.ink.dim(text);
  if (/^HTTP\/|^[A-Z]+ \/\S* HTTP\//.test(text)) return page.ink.bold(text);
  const field = /^(\s*"[^"]*":|[A-Za-z-]+:)(.*)$/.exec(text);
  return field === null ? text : `${page.ink.cyan(field[1] ?? '')}${field[2]}`;
}
