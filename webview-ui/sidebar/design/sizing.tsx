import type { OpenBrief } from '../../../src/protocol/design-schema.ts';
import { locale, t } from '../../shared/t.ts';
import { shortNumber } from './load-scale.ts';

type Size = NonNullable<OpenBrief['size']>;

/** What the brief comes to. It follows the sliders while they move. */
export function Sizing({ size }: { readonly size: Size | undefined }) {
  if (size === undefined) return <p class="ba-note">{t('Add a resource, and its size is reckoned here.')}</p>;
  return (
    <dl class="ba-sizing" aria-label={t('What it comes to')}>
      <Figure
        name={t('Requests')}
        figure={`${shortNumber(size.requests.average)}/s`}
        later={t('{0}/s at peak', shortNumber(size.requests.peak))}
      />
      <Figure
        name={t('Rows')}
        figure={shortNumber(size.rows.first)}
        later={t('{0} in {1} y', shortNumber(size.rows.horizon), size.horizonYears)}
      />
      <Figure
        name={t('Storage')}
        figure={bytes(size.storage.first)}
        later={t('{0} in {1} y', bytes(size.storage.horizon), size.horizonYears)}
      />
      <Figure name={t('Memory')} figure={bytes(size.memory)} later={t('keeps it fast')} />
      <Figure name={t('Traffic')} figure={t('{0} Mbit/s', shortNumber(size.traffic))} later={t('at peak')} />
      <Figure
        name={t('Replicas')}
        figure={replicas(size)}
        later={size.instances.map(({ service, count }) => `${service} ${count}`).join(', ')}
      />
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly figure: string;
  readonly later: string;
}

function Figure({ name, figure, later }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="ba-sizing-figure">{figure}</dd>
      <dd class="ba-sizing-later">{later}</dd>
    </div>
  );
}

/** One sentence for those who hear the page, once the figures rest. */
export function sizeWords(size: Size | undefined): string {
  if (size === undefined) return '';
  return t(
    '{0} requests a second at peak, {1} rows and {2} after a year, {3} replicas.',
    shortNumber(size.requests.peak),
    shortNumber(size.rows.first),
    bytes(size.storage.first),
    replicas(size),
  );
}

function replicas({ instances }: Size): string {
  return String(instances.reduce((sum, { count }) => sum + count, 0));
}

function bytes(gigabytes: number): string {
  const [value, unit] =
    gigabytes >= 1000
      ? [gigabytes / 1000, t('TB')]
      : gigabytes >= 1
        ? [gigabytes, t('GB')]
        : [gigabytes * 1000, t('MB')];
  return `${value.toLocaleString(locale('en-US'), { maximumSignificantDigits: 3 })} ${unit}`;
}
