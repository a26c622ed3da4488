import { ModelMark } from '../../shared/model-mark.tsx';
import { plural } from '../../shared/names.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { SearchBox } from '../../shared/search-box.tsx';
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
        <p>No endpoint was found in {plural(review.statistics.analyzed, 'file')}.</p>
      </div>
    );
  }
  return (
    <div class="ba-endpoints">
      <div class="ba-toolbar">
        <SearchBox
          label="Filter by path, guard or table"
          value={state.endpointQuery}
          onChange={(endpointQuery) => update({ endpointQuery })}
        />
        <span class="ba-grow" />
        <span class="ba-shown" role="status">
          {plural(endpoints.length, 'endpoint')}
        </span>
      </div>
      {proposed.length === 0 ? null : (
        <ul class="ba-looked">
          {proposed.map(({ method, path, summary }) => (
            <li key={`${method} ${path}`}>
              <ModelMark words="proposed by the model" /> {method} {path}: {summary}
            </li>
          ))}
        </ul>
      )}
      <h2 class="ba-hidden">Endpoints</h2>
      <ScrollArea label="Endpoints">
        <table class="ba-table ba-endpoint-table">
          <thead>
            <tr>
              <th scope="col" class="ba-cell-toggle">
                <span class="ba-hidden">Details</span>
              </th>
              <th scope="col">Method</th>
              <th scope="col" class="ba-cell-path">
                Path
              </th>
              <th scope="col" class="ba-wide">
                Service
              </th>
              <th scope="col" class="ba-cell-guards">
                Guards
              </th>
              <th scope="col" class="ba-wide ba-cell-tables">
                Tables
              </th>
              <th scope="col">Findings</th>
              <th scope="col" class="ba-wide">
                Code
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
