import type { Review } from '../../src/core/review/review.ts';
import { InlineCode } from '../shared/inline-code.tsx';
import { locale, t } from '../shared/t.ts';

type Capacity = NonNullable<Review['capacity']>;

/** Figures that follow from the structure, each with the way to it, so that nobody has to believe them. */
export function CapacityFigures({ capacity }: { readonly capacity: Capacity }) {
  if (capacity.results.length === 0) return null;
  return (
    <section class="ba-capacity">
      <h2 class="ba-heading">{t('Capacity')}</h2>
      <table class="ba-table">
        <thead>
          <tr>
            <th scope="col">{t('What')}</th>
            <th scope="col">{t('Figure')}</th>
            <th scope="col">{t('How it follows')}</th>
          </tr>
        </thead>
        <tbody>
          {capacity.results.map((result) => (
            <tr key={`${result.what} ${result.how}`}>
              <th scope="row">
                <InlineCode text={result.what} />
              </th>
              <td class="ba-value">{figure(result)}</td>
              <td>
                <code>{result.how}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Assumptions capacity={capacity} />
    </section>
  );
}

/** A ratio is read as a percentage. */
function figure({ value, unit }: Capacity['results'][number]): string {
  const [shown, word] = unit === 'ratio' ? [value * 100, '%'] : [value, unit];
  return `${shown.toLocaleString(locale('en-US'), { maximumFractionDigits: 2 })} ${word}`;
}

function Assumptions({ capacity }: { readonly capacity: Capacity }) {
  if (capacity.assumptions.length === 0) return null;
  return (
    <details class="ba-searched">
      <summary>{t('What is assumed')}</summary>
      <ul class="ba-looked">
        {capacity.assumptions.map((assumption) => (
          <li key={assumption.name}>
            {assumption.name} = {assumption.value.toLocaleString(locale('en-US'))}{' '}
            <span class="ba-sub">{assumption.why}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
