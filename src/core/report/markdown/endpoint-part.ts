import { corsWords } from '../../model/cors-words.ts';
import { turnsAway } from '../../model/endpoint.ts';
import { groupBy } from '../../model/group-by.ts';
import { shownPath } from '../../model/shown-path.ts';
import { listed } from '../../model/wording.ts';
import type { Review, ReviewEndpoint } from '../../review/review.ts';
import { corsOfAll, sharedCors } from '../shared-cors.ts';
import { codeCell, codeSpan, fenced, markdownText, table } from './markdown-text.ts';

export function endpointParts(review: Review): readonly string[] {
  if (review.endpoints.length === 0) return [];
  const head = ['Method', 'Path', 'Guards', 'Reads', 'Writes'];
  const groups = [...groupBy(review.endpoints, (endpoint) => endpoint.serviceName)];
  return [
    '## Endpoints',
    ...groups.flatMap(([name, own]) => {
      const cors = sharedCors(own);
      return [
        `### ${markdownText(name)}`,
        ...(cors === undefined ? [] : [markdownText(corsOfAll(cors))]),
        table(
          head,
          own.map((endpoint) => row(endpoint, cors === undefined)),
        ),
        ...own.map(example),
      ];
    }),
  ];
}

function row(endpoint: ReviewEndpoint, ownCors: boolean): readonly string[] {
  const guards = endpoint.guards
    .filter(turnsAway)
    .map((guard) => `${codeCell(guard.name)}${guard.optional ? ' (optional)' : ''}`);
  return [
    endpoint.method,
    codeCell(shownPath(endpoint.path)),
    [
      guards.length === 0 ? 'none found' : guards.join(', '),
      ...(ownCors ? corsOf(endpoint) : []),
      ...(endpoint.onlyWhere === undefined ? [] : [`only where ${codeCell(endpoint.onlyWhere.name)}`]),
    ].join('; '),
    endpoint.reads.map(codeCell).join(', '),
    endpoint.writes.map(codeCell).join(', '),
  ];
}

/** What browsers obey stands apart from what turns requests away. */
function corsOf({ guards }: ReviewEndpoint): readonly string[] {
  return guards.filter((guard) => !turnsAway(guard)).map((guard) => `CORS: ${markdownText(corsWords(guard))}`);
}

function example(endpoint: ReviewEndpoint): string {
  const { request, response, error, inferred = [] } = endpoint.example;
  const parts = [
    `#### ${codeSpan(`${endpoint.method} ${shownPath(endpoint.path)}`)}`,
    fenced('http', request),
    fenced('http', response),
  ];
  if (error !== undefined) parts.push(fenced('http', error));
  if (inferred.length > 0) parts.push(`Inferred, not declared: ${markdownText(listed(inferred))}.`);
  return parts.join('\n\n');
}
