import type { DesignPage } from '../../../src/core/design-page.ts';
import { t } from '../../shared/t.ts';

/** What many add too early, and the figure at which it is time. */
export function NotYetTable({ notes }: { readonly notes: DesignPage['notYet'] }) {
  if (notes.length === 0) return null;
  return (
    <section class="ba-capacity">
      <h2 class="ba-heading">{t('Not needed yet')}</h2>
      <table class="ba-table">
        <thead>
          <tr>
            <th scope="col">{t('What')}</th>
            <th scope="col">{t('Why not')}</th>
            <th scope="col">{t('When it will be')}</th>
          </tr>
        </thead>
        <tbody>
          {notes.map(({ what, why, adoptWhen }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{why}</td>
              <td>{adoptWhen}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
