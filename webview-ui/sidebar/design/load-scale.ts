import type { LoadKey } from '../../../src/core/design/form/brief-form.ts';
import { locale, t } from '../../shared/t.ts';

export interface Scale {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** A step is a share of the figure and not an amount, as people think of load. */
  readonly logarithmic: boolean;
  /** As a person reads it. */
  said(value: number): string;
  /** As a brief writes it. */
  written(value: number): string | number;
}

/** A step of a slider is about 7 %: what an arrow key should change, whatever the figure is. */
export const steps = 200;

const plain = (value: number): string => value.toLocaleString(locale('en-US'), { maximumFractionDigits: 2 });

export const loadScales: Readonly<Record<LoadKey, Scale>> = {
  requestsPerSecond: {
    name: t('Requests a second'),
    min: 0.1,
    max: 50_000,
    logarithmic: true,
    said: (value) => `${plain(value)}/s`,
    written: (value) => value,
  },
  peakFactor: {
    name: t('Peak to average'),
    min: 1,
    max: 100,
    logarithmic: true,
    said: (value) => `× ${plain(value)}`,
    written: (value) => value,
  },
  readsPerWrite: {
    name: t('Reads for each write'),
    min: 0.1,
    max: 1000,
    logarithmic: true,
    said: plain,
    written: (value) => value,
  },
  payload: {
    name: t('Size of an answer'),
    min: 100,
    max: 1_000_000,
    logarithmic: true,
    said: (value) => (value >= 1000 ? `${plain(value / 1000)} kB` : `${plain(value)} B`),
    written: (value) => (value >= 1000 ? `${value / 1000} kB` : value),
  },
  growth: {
    name: t('Growth a year'),
    min: 0,
    max: 3,
    logarithmic: false,
    said: (value) => `${plain(value * 100)} %`,
    written: (value) => `${Number((value * 100).toPrecision(6))} %`,
  },
};

export const rowScale: Scale = {
  name: t('Rows after a year'),
  min: 100,
  max: 1_000_000_000,
  logarithmic: true,
  said: (value) => shortNumber(value),
  written: (value) => value,
};

/** Where on its slider a value stands; beyond the ends at the end. */
export function positionOf({ min, max, logarithmic }: Scale, value: number): number {
  const share = logarithmic ? Math.log(Math.max(value, min) / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.round(Math.min(1, Math.max(0, share)) * steps);
}

/** The value at a position, with two digits: more would be a precision that nobody has. */
export function valueAt({ min, max, logarithmic }: Scale, position: number): number {
  const share = position / steps;
  const exact = logarithmic ? min * (max / min) ** share : min + (max - min) * share;
  return Number(exact.toPrecision(2));
}

/** `4.2 M` */
export function shortNumber(value: number): string {
  const units = [
    [1e9, ' bn'],
    [1e6, ' M'],
    [1e3, ' k'],
  ] as const;
  const unit = units.find(([size]) => value >= size);
  if (unit === undefined) return plain(value);
  return `${Number((value / unit[0]).toPrecision(3))}${unit[1]}`;
}
