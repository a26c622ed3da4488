import type { BackendDesign } from '../../design-backend.ts';
import { groupBy } from '../../model/group-by.ts';
import { codeCell, markdownText, table } from '../markdown/markdown-text.ts';

/** Keys with what fills and empties them; without a cache, what HTTP keeps. */
export function cachePart({ design }: BackendDesign): readonly string[] {
  const { system } = design;
  const names = new Map(system.endpoints.map((endpoint) => [endpoint.handler, `${endpoint.method} ${endpoint.path}`]));
  const keys = [...groupBy(system.cacheUses, ({ keyPattern }) => keyPattern)];
  const rows = keys.map(([key, uses]) => {
    const routes = (kind: string): string =>
      uses
        .filter((use) => use.kind === kind)
        .map((use) => codeCell(names.get(use.operation) ?? use.operation))
        .join(', ');
    const seconds = uses.find(({ timeToLiveSeconds }) => timeToLiveSeconds !== undefined)?.timeToLiveSeconds;
    return [codeCell(key), `${seconds ?? 0} s`, routes('read'), routes('invalidate') || 'nothing writes it'];
  });
  const http = system.endpoints.flatMap((endpoint) => {
    const header = endpoint.responses
      .flatMap(({ headers = [] }) => headers)
      .find(({ name }) => name === 'Cache-Control');
    const value = header?.shape.type === 'string' ? String(header.shape.example) : '';
    return value.startsWith('public') ? [[codeCell(`${endpoint.method} ${endpoint.path}`), codeCell(value)]] : [];
  });
  const decision = design.decisions.find(({ id }) => id === 'cache');
  return [
    '## Cache plan',
    decision === undefined ? '' : markdownText(`${decision.choice} ${decision.changesWhen}`),
    rows.length === 0 ? '' : table(['Key', 'Kept for', 'Filled by', 'Deleted by'], rows),
    http.length === 0 ? '' : table(['Open read', 'Cache-Control'], http),
  ];
}
