import type { BackendDesign } from '../../design-backend.ts';
import { groupBy } from '../../model/group-by.ts';
import type { ReviewEndpoint } from '../../review/review.ts';
import { codeCell, codeSpan, fenced, markdownText, table } from '../markdown/markdown-text.ts';
import { tagOf } from '../openapi/openapi-document.ts';

/** Every operation in a table, and the exchanges that change something in full. */
export function routeParts({ review }: BackendDesign): readonly string[] {
  const groups = [...groupBy(review.endpoints, ({ path }) => tagOf(path))];
  return groups.flatMap(([tag, endpoints]) => [
    `### ${markdownText(tag)}`,
    table(['Operation', 'What', 'Needs', 'Answers'], distinct(endpoints.map(row))),
    ...endpoints
      .filter(({ method, path }) => method === 'POST' && !path.includes('}/'))
      .slice(0, 1)
      .map(example),
  ]);
}

function row(endpoint: ReviewEndpoint): readonly string[] {
  const needs = endpoint.guards
    .filter(({ kind }) => kind === 'authorization')
    .map(({ name, optional }) => `${codeCell(name)}${optional ? ' for some' : ''}`);
  return [
    codeCell(`${endpoint.method} ${endpoint.path}`),
    markdownText(endpoint.summary ?? ''),
    needs.length === 0 ? 'nothing' : needs.join(', '),
    endpoint.responses.map(({ status }) => status).join(' '),
  ];
}

/** What every service answers alike is told once. */
function distinct(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(rows.map((each) => [each.join('|'), each])).values()];
}

function example({ method, path, example: exchange }: ReviewEndpoint): string {
  return [
    `Example of ${codeSpan(`${method} ${path}`)}:`,
    fenced('http', exchange.request),
    fenced('http', exchange.response),
  ].join('\n\n');
}
