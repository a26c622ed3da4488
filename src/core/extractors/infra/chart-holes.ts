import { type ChartRange, rangedName } from './chart-ranges.ts';

/**
 * A text of a chart with each hole named by what fills it: `${Values.catalog.url}`, `${release}`, `${chart}` for what
 * helpers make of the chart's own name, `${Values.services.*.port}` for an entry of what a range goes through,
 * `${template}` for whatever else is computed.
 */
export function withNamedHoles(raw: string, ranges: readonly ChartRange[] = []): string {
  return raw.replace(/\{\{[^\n]*?\}\}/g, (hole) => {
    const ranged = rangedName(hole, ranges);
    if (ranged !== undefined) return `\${${ranged}}`;
    const [, before, after, printed] = /\bprintf\s+"([^"%]*)%s([^"%]*)"\s+([^|]+)/.exec(hole) ?? [];
    return printed === undefined ? `\${${holeName(hole)}}` : `${before}\${${holeName(printed)}}${after}`;
  });
}

function holeName(hole: string): string {
  const value = /(?:\.|\$\.?)(Values\.[\w.-]*\w)/.exec(hole)?.[1];
  if (value !== undefined) return value;
  if (/\.Release\.Namespace\b/.test(hole)) return 'namespace';
  if (/\.Release\.Name\b/.test(hole)) return 'release';
  return /\.Chart\.Name\b|\b(?:include|template)\s+"[^"]*name"/i.test(hole) ? 'chart' : 'template';
}
