import { corsWords } from '../../model/cors-words.ts';
import { turnsAway } from '../../model/endpoint.ts';
import { groupBy } from '../../model/group-by.ts';
import { shownPath } from '../../model/shown-path.ts';
import { count, listed } from '../../model/wording.ts';
import type { Review, ReviewEndpoint } from '../../review/review.ts';
import { corsOfAll, sharedCors } from '../shared-cors.ts';
import { block, code, inline, section, table } from './html-text.ts';

export function endpointPart({ endpoints }: Review): string {
  const groups = [...groupBy(endpoints, (endpoint) => endpoint.serviceName)];
  const head = ['Endpoint', 'Guards', 'Reads', 'Writes'];
  const parts = groups.flatMap(([name, own]) => {
    const cors = sharedCors(own);
    return [
      `<h3>${inline(name)}</h3>`,
      ...(cors === undefined ? [] : [`<p class="meta">${inline(corsOfAll(cors))}</p>`]),
      table(
        `Endpoints of ${name}`,
        head,
        own.map((endpoint) => row(endpoint, cors === undefined)),
      ),
      `<details class="examples"><summary>Examples of ${inline(count(own.length, 'endpoint'))}</summary>`,
      ...own.map(example),
      '</details>',
    ];
  });
  return section('endpoints', 'Endpoints', parts);
}

function row(endpoint: ReviewEndpoint, ownCors: boolean): readonly string[] {
  const guards = endpoint.guards
    .filter(turnsAway)
    .map((guard) => `${code(guard.name)}${guard.optional ? ' (optional)' : ''}`);
  return [
    code(`${endpoint.method} ${shownPath(endpoint.path)}`),
    [
      guards.length === 0 ? 'none found' : guards.join(', '),
      ...(ownCors ? corsOf(endpoint) : []),
      ...(endpoint.onlyWhere === undefined ? [] : [`only where ${code(endpoint.onlyWhere.name)}`]),
    ].join('; '),
    endpoint.reads.map(code).join(', '),
    endpoint.writes.map(code).join(', '),
  ];
}

/** What browsers obey stands apart from what turns requests away. */
function corsOf({ guards }: ReviewEndpoint): readonly string[] {
  return guards.filter((guard) => !turnsAway(guard)).map((guard) => `CORS: ${inline(corsWords(guard))}`);
}

function example({ method, path, example: { request, response, error, inferred = [] } }: ReviewEndpoint): string {
  const name = `${method} ${shownPath(path)}`;
  const failure = error === undefined ? [] : [block(error, `${name}: an error`)];
  return [
    `<details><summary>${code(name)}</summary>`,
    block(request, `${name}: the request`),
    block(response, `${name}: the response`),
    ...failure,
    ...(inferred.length === 0 ? [] : [`<p class="meta">Inferred, not declared: ${inline(listed(inferred))}.</p>`]),
    '</details>',
  ].join('\n');
}
