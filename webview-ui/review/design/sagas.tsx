import type { DesignPage } from '../../../src/core/design-page.ts';
import { InlineCode } from '../../shared/inline-code.tsx';

/** Flows that cross owners: who does what, and what takes it back. */
export function Sagas({ sagas }: Pick<DesignPage, 'sagas'>) {
  if (sagas.length === 0) return null;
  return (
    <section class="ba-capacity">
      <h2 class="ba-heading">Sagas</h2>
      {sagas.map((saga) => (
        <table class="ba-table ba-saga" key={saga.name}>
          <caption>
            {saga.name}, started by <InlineCode text={`\`${saga.of}\``} />
          </caption>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">Does</th>
              <th scope="col">Taken back by</th>
            </tr>
          </thead>
          <tbody>
            {saga.steps.map(({ by, does, undo }) => (
              <tr key={`${by} ${does}`}>
                <th scope="row">{by}</th>
                <td>{does}</td>
                <td>{undo === '' ? <span class="ba-sub">nothing to take back</span> : undo}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}
