import * as vscode from 'vscode';
import { turnsAway } from '../../core/model/endpoint.ts';
import type {
  Landscape,
  LandscapeCall,
  LandscapeEndpoint,
  LandscapeTable,
} from '../../core/review/landscape/landscape.ts';
import { namesIn } from './landscape-names.ts';

/** More names than this are counted. */
const mostNames = 3;

/** `requireAuth · reads products · writes orders · calls payments`. */
export function endpointWords(landscape: Landscape, endpoint: LandscapeEndpoint): string {
  const names = namesIn(landscape);
  const { guards, reads, writes, calls, publishes } = endpoint;
  const written = writes.map(names.table);
  const onlyRead = reads.map(names.table).filter((table) => !written.includes(table));
  const guarded = few([...new Set(guards.filter(turnsAway).map(({ name }) => name))]);
  const parts = [guarded === '' ? vscode.l10n.t('no guard') : guarded];
  if (onlyRead.length > 0) parts.push(vscode.l10n.t('reads {0}', few(onlyRead)));
  if (written.length > 0) parts.push(vscode.l10n.t('writes {0}', few(written)));
  const targets = names.targets(calls);
  if (targets.length > 0) parts.push(vscode.l10n.t('calls {0}', few(targets)));
  if (publishes.length > 0) parts.push(vscode.l10n.t('publishes {0}', few(publishes.map(names.channel))));
  return parts.join(' · ');
}

/** `called by gateway`; empty where nobody in the workspace does. */
export function callerWords(landscape: Landscape, endpoint: LandscapeEndpoint): string {
  const callers = namesIn(landscape).callersOf(endpoint.id);
  return callers.length === 0 ? '' : vscode.l10n.t('called by {0}', few(callers));
}

/** `written by orders · read by gateway, orders`; where the line has another name, as a class or a field, with its own. */
export function tableWords(landscape: Landscape, table: LandscapeTable): string {
  const names = namesIn(landscape);
  const services = (kind: 'read' | 'write') => {
    const own = table.accesses.filter((access) => access.kind === kind).map(({ service }) => names.component(service));
    return [...new Set(own)].sort();
  };
  const parts: string[] = [];
  const [writers, readers] = [services('write'), services('read')];
  if (writers.length > 0) parts.push(vscode.l10n.t('written by {0}', few(writers)));
  if (readers.length > 0) parts.push(vscode.l10n.t('read by {0}', few(readers)));
  if (parts.length === 0) parts.push(vscode.l10n.t('no code was found that reads or writes it'));
  const isNamed = table.place === undefined || table.place.quote.toLowerCase().includes(table.name.toLowerCase());
  return isNamed ? parts.join(' · ') : `${table.name}: ${parts.join(' · ')}`;
}

/** `→ POST /v1/charges of payments`; empty where the call leaves the workspace, since nothing leads on from there. */
export function callWords(landscape: Landscape, call: LandscapeCall): string {
  const reached = landscape.endpoints.find(({ id }) => id === call.endpoint);
  const target = namesIn(landscape).component(call.to);
  if (reached !== undefined) return vscode.l10n.t('→ {0} of {1}', reached.name, target);
  const isOwn = landscape.services.some(({ id, root }) => id === call.to && root !== undefined);
  return isOwn ? vscode.l10n.t('→ {0}, by a route that was not found', target) : '';
}

function few(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? vscode.l10n.t('{0} and {1} more', shown, names.length - mostNames) : shown;
}
