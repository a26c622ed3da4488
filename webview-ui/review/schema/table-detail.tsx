import { Fragment } from 'preact';
import type { Column } from '../../../src/core/model/table.ts';
import type { ReviewTable } from '../../../src/core/review/review.ts';
import { PlaceLink } from '../../shared/place-link.tsx';
import { SeverityMark } from '../../shared/severity-mark.tsx';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';
import { isDeclaredNowhere } from './declared-nowhere.ts';

export function TableDetail({ table }: { readonly table: ReviewTable }) {
  const place = table.evidence[0];
  return (
    <section class="ba-detail" key={table.id} aria-labelledby="ba-table-title">
      <p class="ba-eyebrow">
        {eyebrow(table).map((word, position) => (
          <Fragment key={word}>
            {position === 0 ? null : <span class="ba-dot" />}
            <span>{word}</span>
          </Fragment>
        ))}
      </p>
      <h2 id="ba-table-title">
        <code>{table.schema === undefined ? table.name : `${table.schema}.${table.name}`}</code>
      </h2>
      {place === undefined ? null : <PlaceLink file={place.file} line={place.line} />}
      <Users table={table} />
      <Columns table={table} />
      {isDeclaredNowhere(table) ? null : <Indexes table={table} />}
      <ForeignKeys table={table} />
      <Checks table={table} />
      <Findings table={table} />
    </section>
  );
}

/** Where it is kept, in what, and how that is known; a dialect that nobody named or that names the store says nothing. */
function eyebrow({ storeName, dialect, origin }: ReviewTable): readonly string[] {
  return [storeName, ...(dialect === 'generic' || dialect === storeName ? [] : [dialect]), origins[origin]];
}

const origins: Readonly<Record<ReviewTable['origin'], string>> = {
  ddl: t('declared in DDL'),
  migrations: t('from migrations'),
  model: t('from a model'),
  proposed: t('proposed'),
  used: t('used, but declared nowhere'),
};

function Users({ table }: { readonly table: ReviewTable }) {
  return (
    <dl class="ba-facts">
      <dt>{t('Written by')}</dt>
      <dd>{table.writtenBy.join(', ') || t('no code that was found')}</dd>
      <dt>{t('Read by')}</dt>
      <dd>{table.readBy.join(', ') || t('no code that was found')}</dd>
    </dl>
  );
}

function Columns({ table }: { readonly table: ReviewTable }) {
  if (table.columns.length === 0) return null;
  return (
    <>
      <h3>{t('Columns')}</h3>
      <table class="ba-table ba-columns">
        <thead>
          <tr>
            <th scope="col">{t('Name')}</th>
            <th scope="col">{t('Type')}</th>
            <th scope="col">{t('Nullable')}</th>
            <th scope="col">{t('Default')}</th>
            <th scope="col">{t('Key')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <tr key={column.name}>
              <th scope="row">
                <code>{column.name}</code>
              </th>
              <td>
                <code>{column.type}</code>
              </td>
              <td>{column.nullable ? t('yes') : <span class="ba-sub">{t('no')}</span>}</td>
              <td>{column.default === undefined ? <span class="ba-sub">–</span> : <code>{column.default}</code>}</td>
              <td>{keysOf(column, table)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function keysOf(column: Column, table: ReviewTable): string {
  const reference = table.foreignKeys.find((key) => key.columns.includes(column.name));
  const keys = [
    table.primaryKey.includes(column.name) ? t('primary') : '',
    reference === undefined ? '' : `→ ${reference.references.table}`,
    table.indexes.some((index) => index.unique && index.columns.length === 1 && index.columns[0] === column.name)
      ? t('unique')
      : '',
  ];
  return keys.filter((key) => key !== '').join(', ');
}

function Indexes({ table }: { readonly table: ReviewTable }) {
  return (
    <>
      <h3>{t('Indexes')}</h3>
      {table.indexes.length === 0 ? (
        <p class="ba-sub">{t('None besides the primary key.')}</p>
      ) : (
        <ul class="ba-lines">
          {table.indexes.map((index) => (
            <li key={index.name ?? index.columns.join()}>
              <code>({index.columns.join(', ')})</code>
              <span class="ba-sub">
                {[index.unique ? t('unique') : '', index.method ?? '', index.where ? t('where {0}', index.where) : '']
                  .filter((word) => word !== '')
                  .join(', ')}
              </span>
              <PlaceLink file={index.evidence.file} line={index.evidence.line} short />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function ForeignKeys({ table }: { readonly table: ReviewTable }) {
  if (table.foreignKeys.length === 0) return null;
  return (
    <>
      <h3>{t('Foreign keys')}</h3>
      <ul class="ba-lines">
        {table.foreignKeys.map((key) => (
          <li key={key.columns.join()}>
            <code>
              ({key.columns.join(', ')}) → {key.references.table}
              {key.references.columns.length === 0 ? '' : ` (${key.references.columns.join(', ')})`}
            </code>
            <span class="ba-sub">{key.onDelete === undefined ? '' : t('on delete {0}', key.onDelete)}</span>
            <PlaceLink file={key.evidence.file} line={key.evidence.line} short />
          </li>
        ))}
      </ul>
    </>
  );
}

function Checks({ table }: { readonly table: ReviewTable }) {
  if (table.checks.length === 0) return null;
  return (
    <>
      <h3>{t('Checks')}</h3>
      <ul class="ba-lines">
        {table.checks.map((check) => (
          <li key={check}>
            <code>{check}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

function Findings({ table }: { readonly table: ReviewTable }) {
  const { review, update } = usePage();
  const found = review.findings.filter((finding) => table.findings.includes(finding.fingerprint));
  if (found.length === 0) return null;
  return (
    <>
      <h3>{t('Findings')}</h3>
      <ul class="ba-parts">
        {found.map((finding) => (
          <li key={finding.fingerprint}>
            <button
              type="button"
              class="ba-part"
              onClick={() => update({ tab: 'findings', finding: finding.fingerprint, severities: [], areas: [] })}
            >
              <SeverityMark severity={finding.severity} />
              {finding.title}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
