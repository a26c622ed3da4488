import { CodeBlock } from '../../shared/code-block.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import { plural } from '../../shared/names.ts';
import { usePage } from '../page-context.ts';
import { TableDetail } from './table-detail.tsx';
import { TableList } from './table-list.tsx';

export function SchemaTab() {
  const { review, state, update } = usePage();
  const tables = review.tables ?? [];
  const asDdl = state.schemaAs === 'ddl' || tables.length === 0;
  const chosen = tables.find((table) => table.id === state.table) ?? tables[0];
  if (review.ddl === '' && tables.length === 0) {
    return (
      <div class="ba-empty">
        <p>No table was found in {plural(review.statistics.analyzed, 'file')}.</p>
      </div>
    );
  }
  return (
    <div class="ba-schema">
      <div class="ba-toolbar">
        {tables.length === 0 ? null : (
          <fieldset class="ba-segments" aria-label="Schema as">
            <button type="button" aria-pressed={!asDdl} onClick={() => update({ schemaAs: 'tables' })}>
              Tables
            </button>
            <button type="button" aria-pressed={asDdl} onClick={() => update({ schemaAs: 'ddl' })}>
              DDL
            </button>
          </fieldset>
        )}
        <span class="ba-grow" />
        <CopyButton text={review.ddl} label="Copy DDL" words />
      </div>
      {asDdl || chosen === undefined ? (
        <div class="ba-ddl">
          <CodeBlock text={review.ddl} language="sql" label="DDL of the whole schema" />
        </div>
      ) : (
        <div class="ba-split ba-split-schema">
          <TableList tables={tables} chosen={chosen} onChoose={(table) => update({ table })} />
          <TableDetail table={chosen} />
        </div>
      )}
    </div>
  );
}
