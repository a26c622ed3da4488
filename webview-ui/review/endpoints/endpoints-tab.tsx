import { ModelMark } from '../../shared/model-mark.tsx';
import { plural } from '../../shared/names.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { SearchBox } from '../../shared/search-box.tsx';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';
import { EndpointRows } from './endpoint-rows.tsx';
import { visibleEndpoints } from './visible-endpoints.ts';

export function EndpointsTab() {
  const { review, judgement, state, update } = usePage();
  const proposed = judgement?.endpoints.filter(({ endpoint }) => endpoint === undefined) ?? [];
  const endpoints = visibleEndpoints(review.endpoints, state.endpointQuery);
  if (review.endpoints.length + proposed.length === 0) {
    return (
      <div class="ba-empty">
        <p>{t('No endpoint was found in {0}.', plural(review.statistics.analyzed, t('file'), t('files')))}</p>
      </div>
    );
  }
  return (
    <div class="ba-endpoints">
      <div class="ba-toolbar">
        <SearchBox
          label={t('Filter by path, guard or table')}
          value={state.endpointQuery}
          onChange={(endpointQuery) => update({ endpointQuery })}
        />
        <span class="ba-grow" />
        <span class="ba-shown" role="status">
          {plural(endpoints.length, t('endpoint'), t('endpoints'))}
        </span>
      </div>
      {proposed.length === 0 ? null : (
        <ul class="ba-looked">
          {proposed.map(({ method, path, summary }) => (
            <li key={`${method} ${path}`}>
              <ModelMark words={t('proposed by the model')} /> {method} {path}: {summary}
            </li>
          ))}
        </ul>
      )}
      <h2 class="ba-hidden">{t('Endpoints')}</h2>
      <ScrollArea label={t('Endpoints')}>
        <table class="ba-table ba-endpoint-table">
          <thead>
            <tr>
              <th scope="col" class="ba-cell-toggle">
                <span class="ba-hidden">{t('Details')}</span>
              </th>
              <th scope="col">{t('Method')}</th>
              <th scope="col" class="ba-cell-path">
                {t('Path')}
              </th>
              <th scope="col" class="ba-wide">
                {t('Service')}
              </th>
              <th scope="col" class="ba-cell-guards">
                {t('Guards')}
              </th>
              <th scope="col" class="ba-wide ba-cell-tables">
                {t('Tables')}
              </th>
              <th scope="col">{t('Findings')}</th>
              <th scope="col" class="ba-wide">
                {t('Code')}
              </th>
            </tr>
          </thead>
          <tbody>
            {endpoints.map((endpoint) => (
              <EndpointRows key={endpoint.id} endpoint={endpoint} />
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </div>
  );
}
