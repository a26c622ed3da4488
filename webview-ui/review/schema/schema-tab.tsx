import type { ReviewTable } from '../../../src/core/review/review.ts';
import { CodeBlock } from '../../shared/code-block.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import { ModelMark } from '../../shared/model-mark.tsx';
import { plural } from '../../shared/names.ts';
import { SearchBox } from '../../shared/search-box.tsx';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';
import { TableDetail } from './table-detail.tsx';
import { TableList } from './table-list.tsx';
import { visibleTables } from './visible-tables.ts';

export function SchemaTab() {
  const { review, judgement, state, update } = usePage();
  const proposed = judgement?.ddl ?? '';
  const tables = review.tables ?? [];
  const asDdl = state.schemaAs === 'ddl' || tables.length === 0;
  const shown = visibleTables(tables, state.tableQuery);
  const chosen = shown.find((table) => table.id === state.table) ?? shown[0];
  if (review.ddl === '' && tables.length === 0 && proposed === '') {
    return (
      <div class="ba-empty">
        <p>{t('No table was found in {0}.', plural(review.statistics.analyzed, t('file'), t('files')))}</p>
      </div>
    );
  }
  return (
    <div class="ba-schema">
      <div class="ba-toolbar">
        {tables.length === 0 ? null : (
          <fieldset class="ba-segments" aria-label={t('Schema as')}>
            <button type="button" aria-pressed={!asDdl} onClick={() => update({ schemaAs: 'tables' })}>
              {t('Tables')}
            </button>
            <button type="button" aria-pressed={asDdl} onClick={() => update({ schemaAs: 'ddl' })}>
              {t('DDL')}
            </button>
          </fieldset>
        )}
        {asDdl ? null : (
          <SearchBox
            label={t('Filter by table, column or service')}
            value={state.tableQuery}
            onChange={(tableQuery) => update({ tableQuery })}
          />
        )}
        <span class="ba-grow" />
        {asDdl ? null : (
          <span class="ba-shown" role="status">
            {plural(shown.length, t('table'), t('tables'))}
          </span>
        )}
        <CopyButton text={review.ddl} label={t('Copy DDL')} words />
      </div>
      {asDdl ? <Ddl text={review.ddl} proposed={proposed} /> : <Tables tables={shown} chosen={chosen} />}
    </div>
  );
}

function Ddl({ text, proposed }: { readonly text: string; readonly proposed: string }) {
  return (
    <div class="ba-ddl">
      {proposed === '' ? null : (
        <>
          <p class="ba-proposed">
            <ModelMark words={t('proposed by the model')} />{' '}
            <span class="ba-sub">{t('Written by code from its tables.')}</span>
          </p>
          <CodeBlock text={proposed} language="sql" label={t('Proposed tables')} copy={t('Copy the proposal')} />
        </>
      )}
      <CodeBlock text={text} language="sql" label={t('DDL of the whole schema')} />
    </div>
  );
}

interface TablesProps {
  readonly tables: readonly ReviewTable[];
  readonly chosen: ReviewTable | undefined;
}

function Tables({ tables, chosen }: TablesProps) {
  const { update } = usePage();
  if (chosen === undefined) {
    return (
      <div class="ba-empty">
        <p>{t('No table passes the filter.')}</p>
      </div>
    );
  }
  return (
    <div class="ba-split ba-split-schema">
      <TableList tables={tables} chosen={chosen} onChoose={(table) => update({ table })} />
      <TableDetail table={chosen} />
    </div>
  );
}
