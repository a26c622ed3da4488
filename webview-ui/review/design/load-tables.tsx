import type { DesignPage } from '../../../src/core/design-page.ts';

/** Where the load goes: the busiest routes, and the largest tables. */
export function LoadTables({ design }: { readonly design: DesignPage }) {
  return (
    <>
      <section class="ba-capacity">
        <h2 class="ba-heading">Busiest routes</h2>
        <table class="ba-table">
          <thead>
            <tr>
              <th scope="col">Route</th>
              <th scope="col">Requests/s on average</th>
              <th scope="col">At peak</th>
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
        <h2 class="ba-heading">Storage after a year</h2>
        <table class="ba-table">
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col">Rows</th>
              <th scope="col">Bytes a row</th>
              <th scope="col">Rows take</th>
              <th scope="col">Indexes take</th>
            </tr>
          </thead>
          <tbody>
            {design.storage.map(({ table, rows, rowBytes, heap, indexes }) => (
              <tr key={table}>
                <th scope="row">
                  <code>{table}</code>
                </th>
                <td class="ba-value">{rows.toLocaleString('en-US')}</td>
                <td class="ba-value">{rowBytes}</td>
                <td class="ba-value">{megabytes(heap)}</td>
                <td class="ba-value">{megabytes(indexes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

function megabytes(bytes: number): string {
  return bytes >= 1e9 ? `${figure(bytes / 1e9)} GB` : `${figure(bytes / 1e6)} MB`;
}
