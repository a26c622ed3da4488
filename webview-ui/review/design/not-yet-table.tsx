import type { DesignPage } from '../../../src/core/design-page.ts';

/** What many add too early, and the figure at which it is time. */
export function NotYetTable({ notes }: { readonly notes: DesignPage['notYet'] }) {
  if (notes.length === 0) return null;
  return (
    <section class="ba-capacity">
      <h2 class="ba-heading">Not needed yet</h2>
      <table class="ba-table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Why not</th>
            <th scope="col">When it will be</th>
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
