import * as vscode from 'vscode';
import { impactOf } from '../../core/review/landscape/impact-of.ts';
import type {
  Landscape,
  LandscapeCall,
  LandscapeEndpoint,
  LandscapeTable,
  Place,
} from '../../core/review/landscape/landscape.ts';
import { namesIn } from './landscape-names.ts';

/** One line of an answer; those without a place are headings. */
export interface Answer {
  readonly label: string;
  readonly description?: string | undefined;
  readonly place?: Place | undefined;
  readonly heading?: true;
}

/** Everything that a request passes and touches, in the order in which it does. */
export function touchedBy(landscape: Landscape, endpoint: LandscapeEndpoint): readonly Answer[] {
  const names = namesIn(landscape);
  const of = (ids: readonly string[]) => landscape.tables.filter(({ id }) => ids.includes(id));
  const guards = endpoint.guards.map(({ name, kind, place }) => ({
    label: `$(shield) ${name}`,
    description: kind === name ? undefined : kind.replace('-', ' '),
    place,
  }));
  const uses = (tables: readonly LandscapeTable[], kind: 'read' | 'write') =>
    tables.map((table): Answer => {
      const own = table.accesses.filter((access) => access.kind === kind && access.endpoints.includes(endpoint.name));
      const place = own.find(({ service }) => service === endpoint.service)?.place ?? own[0]?.place ?? table.place;
      return { label: `$(table) ${table.name}`, description: own.map(({ operation }) => operation).join(', '), place };
    });
  const calls = landscape.calls.filter(({ id }) => endpoint.calls.includes(id));
  const channels = landscape.channels.filter(({ id }) => endpoint.publishes.includes(id));
  return [
    ...part(vscode.l10n.t('Guards'), guards),
    ...part(vscode.l10n.t('Writes'), uses(of(endpoint.writes), 'write')),
    ...part(vscode.l10n.t('Reads'), uses(of(endpoint.reads), 'read')),
    ...part(
      vscode.l10n.t('Calls'),
      calls.map((call) => ({
        label: `$(arrow-right) ${call.name}`,
        description: names.component(call.to),
        place: call.place,
      })),
    ),
    ...part(
      vscode.l10n.t('Publishes'),
      channels.map(({ name, publishers }) => ({
        label: `$(broadcast) ${name}`,
        description: publishers[0]?.operation,
        place: publishers.find(({ service }) => service === endpoint.service)?.place,
      })),
    ),
  ];
}

export function usesOf(landscape: Landscape, table: LandscapeTable): readonly Answer[] {
  const names = namesIn(landscape);
  const uses = (kind: 'read' | 'write') =>
    table.accesses
      .filter((access) => access.kind === kind)
      .map(
        ({ service, operation, endpoints, place }): Answer => ({
          label: `$(${kind === 'write' ? 'edit' : 'eye'}) ${operation}`,
          description: [names.component(service), ...endpoints.slice(0, 3)].join(' · '),
          place,
        }),
      );
  return [...part(vscode.l10n.t('Written by'), uses('write')), ...part(vscode.l10n.t('Read by'), uses('read'))];
}

export function callersOf(landscape: Landscape, endpoint: LandscapeEndpoint): readonly Answer[] {
  const calls = landscape.calls.filter((call) => call.endpoint === endpoint.id);
  return calls.map((call) => callAnswer(landscape, call));
}

function callAnswer(landscape: Landscape, call: LandscapeCall): Answer {
  const routes = landscape.endpoints.filter((endpoint) => endpoint.calls.includes(call.id)).map(({ name }) => name);
  const from = namesIn(landscape).component(call.from);
  return {
    label: `$(arrow-left) ${from}`,
    description: [call.name, ...routes.slice(0, 3)].join(' · '),
    place: call.place,
  };
}

/** Routes that fail with a service or a database, by their service; the way to it stands behind each. */
export function brokenBy(landscape: Landscape, component: string): readonly Answer[] {
  const names = namesIn(landscape);
  const groups = new Map<string, Answer[]>();
  for (const { endpoint, through } of impactOf(landscape, component)) {
    const service = names.component(endpoint.service);
    const description = through.length > 1 ? through.join(' → ') : undefined;
    const answer = { label: `$(link) ${endpoint.name}`, description, place: endpoint.place };
    groups.set(service, [...(groups.get(service) ?? []), answer]);
  }
  // That its own routes fail surprises nobody: the others come first.
  const own = names.component(component);
  const ordered = [...groups].sort(([a], [b]) => Number(a === own) - Number(b === own));
  return ordered.flatMap(([service, answers]) => part(service, answers));
}

function part(title: string, answers: readonly Answer[]): readonly Answer[] {
  return answers.length === 0 ? [] : [{ label: title, heading: true }, ...answers];
}
