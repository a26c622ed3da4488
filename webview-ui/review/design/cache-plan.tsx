import type { DesignPage } from '../../../src/core/design-page.ts';
import { InlineCode } from '../../shared/inline-code.tsx';
import { locale, t } from '../../shared/t.ts';

/** What is kept for how long, and who throws it away. */
export function CachePlan({ cache }: Pick<DesignPage, 'cache'>) {
  const { verdict, entries, shared } = cache;
  return (
    <section class="ba-capacity">
      <h2 class="ba-heading">{t('Cache plan')}</h2>
      <p class="ba-reading">
        <InlineCode text={verdict} />
      </p>
      {entries.length === 0 ? null : (
        <table class="ba-table ba-stacks">
          <thead>
            <tr>
              <th scope="col">{t('Key')}</th>
              <th scope="col">{t('Kept for')}</th>
              <th scope="col">{t('Filled by')}</th>
              <th scope="col">{t('Invalidated by')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ key, seconds, filledBy, deletedBy }) => (
              <tr key={key}>
                <th scope="row">
                  <code>{key}</code>
                </th>
                <td class="ba-value" data-head={t('Kept for')}>
                  {seconds.toLocaleString(locale('en-US'))} s
                </td>
                <td data-head={t('Filled by')}>
                  <Routes routes={filledBy} />
                </td>
                <td data-head={t('Invalidated by')}>
                  {deletedBy.length === 0 ? t('nothing writes it') : <Routes routes={deletedBy} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shared.length === 0 ? null : (
        <table class="ba-table">
          <thead>
            <tr>
              <th scope="col">{t('Open read')}</th>
              <th scope="col">{t('Cache-Control')}</th>
            </tr>
          </thead>
          <tbody>
            {shared.map(({ route, header }) => (
              <tr key={route}>
                <th scope="row">
                  <code>{route}</code>
                </th>
                <td>
                  <code>{header}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Routes({ routes }: { readonly routes: readonly string[] }) {
  return (
    <ul class="ba-routes">
      {routes.map((route) => (
        <li key={route}>
          <code>{route}</code>
        </li>
      ))}
    </ul>
  );
}
