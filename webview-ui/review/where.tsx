import type { Evidence } from '../../src/core/model/evidence.ts';
import { PlaceLink } from '../shared/place-link.tsx';
import { t } from '../shared/t.ts';

/** Places that an advice rests on, as an entry of its list of facts. */
export function Where({ evidence }: { readonly evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <>
      <dt>{t('Where')}</dt>
      <dd class="ba-where">
        {evidence.map((place) => (
          <PlaceLink key={`${place.file}:${place.line}`} file={place.file} line={place.line} />
        ))}
      </dd>
    </>
  );
}
