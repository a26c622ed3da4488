import { scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { type BriefPage, complain } from './brief-page.ts';

const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  b: 1e9,
  billion: 1e9,
};

const bytes: Readonly<Record<string, number>> = {
  b: 1,
  byte: 1,
  bytes: 1,
  kb: 1e3,
  kib: 1024,
  mb: 1e6,
  mib: 1_048_576,
};

const seconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  second: 1,
  seconds: 1,
  min: 60,
  minute: 60,
  minutes: 60,
};

const days: Readonly<Record<string, number>> = {
  day: 1,
  days: 1,
  week: 7,
  weeks: 7,
  month: 30,
  months: 30,
  year: 365,
  years: 365,
};

const share: Readonly<Record<string, number>> = { '%': 0.01, percent: 0.01 };

const units = { amount: scales, bytes, seconds, days, share } as const;

/** `2 million`, `1_000_000`, `2 kB`, `800 ms`, `90 days`, `60 %`: a number and what it is counted in. */
export function quantity(
  page: BriefPage,
  node: DataNode | undefined,
  kind: keyof typeof units,
  range: { readonly min: number; readonly max: number },
): number | undefined {
  if (node === undefined) return undefined;
  const text = scalarText(node)?.trim() ?? '';
  const [, digits, unit = ''] = /^(-?[\d_,]*\.?\d+)\s*([a-z%]*)$/i.exec(text) ?? [];
  const factor = unit === '' ? 1 : units[kind][unit.toLowerCase()];
  if (digits === undefined || factor === undefined) {
    const known = Object.keys(units[kind]).join(', ');
    return complain(
      page,
      node.at,
      `${text === '' ? 'Nothing' : text} is no number here; it may be followed by ${known}.`,
    );
  }
  const value = Number(digits.replace(/[_,]/g, '')) * factor;
  if (value < range.min || value > range.max) {
    return complain(page, node.at, `${text} is out of range: ${range.min} to ${range.max} is possible here.`);
  }
  return Number(value.toPrecision(12));
}
