import type { AreaScore } from '../../../src/core/review/review.ts';
import { areaNames } from '../../shared/names.ts';
import { t } from '../../shared/t.ts';
import { Tally } from '../header.tsx';
import { usePage } from '../page-context.ts';

/** The score by area, and the filter for one. It stands with the findings: what it shows is theirs. */
export function AreaStrip({ areas }: { readonly areas: readonly AreaScore[] }) {
  const { state, update } = usePage();
  return (
    <fieldset class="ba-areas" aria-label={t('Findings by area')}>
      {areas.map(({ area, counts }) => (
        <button
          type="button"
          class="ba-area"
          key={area}
          aria-pressed={state.areas.includes(area)}
          onClick={() => update({ areas: state.areas.includes(area) ? [] : [area] })}
        >
          <span class="ba-area-name">{areaNames[area]}</span>
          <Tally counts={counts} />
        </button>
      ))}
    </fieldset>
  );
}
