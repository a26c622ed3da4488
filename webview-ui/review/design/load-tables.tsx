import type { DesignPage } from '../../../src/core/design-page.ts';
import { locale, t } from '../../shared/t.ts';

/** Where the load goes: the busiest routes, and the largest tables. */
export function LoadTables({ design }: { readonly design: DesignPage }) {
  return (
    <>
      <section class="ba-capacity">
        <h2 class="ba-heading">{t('Busiest routes')}</h2>
        <table class="ba-table">
          <thead>
            <tr>
              <th scope="col">{t('Route')}</th>
              <th scope="col">{t('Requests/s on average')}</th>
              <th scope="col">{t('At peak')}</th>
            </tr>
          </thead>
          <tbody>
            {design.busiest.map(({ route, average, peak }) => (
              <tr key={route}>
                <th scope="row">
                  <code>{route}</code>
                </th>
                <td class="ba-value">{figure(average)}</td>
                <td class="ba-value">{figure(peak)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section class="ba-capacity">
        <h2 class="ba-heading">{t('Storage after a year')}</h2>
        <table class="ba-table ba-stacks">
          <thead>
            <tr>
              <th scope="col">{t('Table')}</th>
              <th scope="col">{t('Rows')}</th>
              <th scope="col">{t('Bytes a row')}</th>
              <th scope="col">{t('Rows take')}</th>
              <th scope="col">{t('Indexes take')}</th>
            </tr>
          </thead>
          <tbody>
            {design.storage.map(({ table, rows, rowBytes, heap, indexes }) => (
              <tr key={table}>
                <th scope="row">
                  <code>{table}</code>
                </th>
                <td class="ba-value" data-head={t('Rows')}>
                  {rows.toLocaleString(locale('en-US'))}
                </td>
                <td class="ba-value" data-head={t('Bytes a row')}>
                  {rowBytes}
                </td>
                <td class="ba-value" data-head={t('Rows take')}>
                  {megabytes(heap)}
                </td>
                <td class="ba-value" data-head={t('Indexes take')}>
                  {megabytes(indexes)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function figure(value: number): string {
  return value.toLocaleString(locale('en-US'), { maximumSignificantDigits: 3 });
}

function megabytes(bytes: number): string {
  return bytes >= 1e9 ? t('{0} GB', figure(bytes / 1e9)) : t('{0} MB', figure(bytes / 1e6));
}
