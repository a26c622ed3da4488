import type { BackendDesign } from '../../design-backend.ts';
import { markdownText, table } from '../markdown/markdown-text.ts';

export function capacityParts({ capacity, sizes, requests, design }: BackendDesign): readonly string[] {
  const { load } = design.brief;
  const endpoints = design.system.endpoints.filter(({ id }) => requests.has(id));
  const busiest = endpoints
    .map((endpoint) => ({ endpoint, rate: requests.get(endpoint.id) ?? 0 }))
    .sort((a, b) => b.rate - a.rate)
    .slice(0, 10);
  const peak = (rate: number): string => (rate * load.peakFactor).toLocaleString('en-US', { maximumFractionDigits: 2 });
  return [
    '## Capacity',
    table(
      ['Figure', 'Value', 'How'],
      capacity.results.map(({ what, value, unit, how }) => [
        markdownText(what),
        `${value.toLocaleString('en-US')} ${unit}`,
        markdownText(how),
      ]),
    ),
    '### Busiest routes',
    table(
      ['Route', 'Requests/s on average', 'At peak'],
      busiest.map(({ endpoint, rate }) => [
        `\`${endpoint.method} ${endpoint.path}\``,
        rate.toLocaleString('en-US', { maximumFractionDigits: 2 }),
        peak(rate),
      ]),
    ),
    '### Storage after a year',
    table(
      ['Table', 'Rows', 'Bytes a row', 'Rows take', 'Indexes take', 'Together'],
      sizes.map((size) => [
        `\`${size.table}\``,
        size.rows.toLocaleString('en-US'),
        String(size.rowBytes),
        megabytes(size.heap),
        megabytes(size.indexes),
        megabytes(size.total),
      ]),
    ),
    '### Assumptions and formulas',
    [
      ...capacity.assumptions.map(({ name, value, why }) => `- ${markdownText(`${name} = ${value}: ${why}`)}`),
      ...capacity.formulas.map(({ name, formula }) => `- ${markdownText(`${name} = ${formula}`)}`),
    ].join('\n'),
  ];
}

function megabytes(bytes: number): string {
  return bytes >= 1e9
    ? `${(bytes / 1e9).toLocaleString('en-US', { maximumSignificantDigits: 3 })} GB`
    : `${(bytes / 1e6).toLocaleString('en-US', { maximumSignificantDigits: 3 })} MB`;
}
