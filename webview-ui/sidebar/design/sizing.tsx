import type { OpenBrief } from '../../../src/protocol/design-schema.ts';
import { shortNumber } from './load-scale.ts';

type Size = NonNullable<OpenBrief['size']>;

/** What the brief comes to. It follows the sliders while they move. */
export function Sizing({ size }: { readonly size: Size | undefined }) {
  if (size === undefined) return <p class="ba-note">Add a resource, and its size is reckoned here.</p>;
  return (
    <dl class="ba-sizing" aria-label="What it comes to">
      <Figure
        name="Requests"
        figure={`${shortNumber(size.requests.average)}/s`}
        later={`${shortNumber(size.requests.peak)}/s at peak`}
      />
      <Figure
        name="Rows"
        figure={shortNumber(size.rows.first)}
        later={`${shortNumber(size.rows.horizon)} in ${size.horizonYears} y`}
      />
      <Figure
        name="Storage"
        figure={bytes(size.storage.first)}
        later={`${bytes(size.storage.horizon)} in ${size.horizonYears} y`}
      />
      <Figure name="Memory" figure={bytes(size.memory)} later="keeps it fast" />
      <Figure name="Traffic" figure={`${shortNumber(size.traffic)} Mbit/s`} later="at peak" />
      <Figure
        name="Replicas"
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
  return `${shortNumber(size.requests.peak)} requests a second at peak, ${shortNumber(size.rows.first)} rows and ${bytes(size.storage.first)} after a year, ${replicas(size)} replicas.`;
}

function replicas({ instances }: Size): string {
  return String(instances.reduce((sum, { count }) => sum + count, 0));
}

function bytes(gigabytes: number): string {
  const [value, unit] =
    gigabytes >= 1000 ? [gigabytes / 1000, 'TB'] : gigabytes >= 1 ? [gigabytes, 'GB'] : [gigabytes * 1000, 'MB'];
  return `${value.toLocaleString('en-US', { maximumSignificantDigits: 3 })} ${unit}`;
}
