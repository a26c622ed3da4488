import type { DesignPage } from '../../../src/core/design-page.ts';
import { InlineCode } from '../../shared/inline-code.tsx';
import { t } from '../../shared/t.ts';

/** Flows that cross owners: who does what, and what takes it back. */
export function Sagas({ sagas }: Pick<DesignPage, 'sagas'>) {
  if (sagas.length === 0) return null;
  return (
    <section class="ba-capacity">
      <h2 class="ba-heading">{t('Sagas')}</h2>
      {sagas.map((saga) => (
        <table class="ba-table ba-saga" key={saga.name}>
          <caption>
            {t('{0}, started by', saga.name)} <InlineCode text={`\`${saga.of}\``} />
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('Who')}</th>
              <th scope="col">{t('Does')}</th>
              <th scope="col">{t('Taken back by')}</th>
            </tr>
          </thead>
          <tbody>
            {saga.steps.map(({ by, does, undo }) => (
              <tr key={`${by} ${does}`}>
                <th scope="row">{by}</th>
                <td>{does}</td>
                <td>{undo === '' ? <span class="ba-sub">{t('nothing to take back')}</span> : undo}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}
