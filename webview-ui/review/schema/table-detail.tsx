import type { Column } from '../../../src/core/model/table.ts';
import type { ReviewTable } from '../../../src/core/review/review.ts';
import { PlaceLink } from '../../shared/place-link.tsx';
import { SeverityMark } from '../../shared/severity-mark.tsx';
import { usePage } from '../page-context.ts';

export function TableDetail({ table }: { readonly table: ReviewTable }) {
  const place = table.evidence[0];
  return (
    <section class="ba-detail" key={table.id} aria-labelledby="ba-table-title">
      <p class="ba-eyebrow">
        <span>{table.storeName}</span>
        <span class="ba-dot" />
        <span>{table.dialect}</span>
        <span class="ba-dot" />
        <span>{origins[table.origin]}</span>
      </p>
      <h2 id="ba-table-title">
        <code>{table.schema === undefined ? table.name : `${table.schema}.${table.name}`}</code>
      </h2>
      {place === undefined ? null : <PlaceLink file={place.file} line={place.line} />}
      <Users table={table} />
      <Columns table={table} />
      <Indexes table={table} />
      <ForeignKeys table={table} />
      <Checks table={table} />
      <Findings table={table} />
    </section>
  );
}

const origins: Readonly<Record<ReviewTable['origin'], string>> = {
  ddl: 'declared in DDL',
  migrations: 'from migrations',
  model: 'from a model',
  proposed: 'proposed',
  used: 'used, but declared nowhere',
};

function Users({ table }: { readonly table: ReviewTable }) {
  return (
    <dl class="ba-facts">
      <dt>Written by</dt>
      <dd>{table.writtenBy.join(', ') || 'nobody that was found'}</dd>
      <dt>Read by</dt>
      <dd>{table.readBy.join(', ') || 'nobody that was found'}</dd>
    </dl>
  );
}

function Columns({ table }: { readonly table: ReviewTable }) {
  if (table.columns.length === 0) return null;
  return (
    <>
      <h3>Columns</h3>
      <table class="ba-table ba-columns">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">Nullable</th>
            <th scope="col">Default</th>
            <th scope="col">Key</th>
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
              <td>{column.nullable ? 'yes' : <span class="ba-sub">no</span>}</td>
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
    table.primaryKey.includes(column.name) ? 'primary' : '',
    reference === undefined ? '' : `→ ${reference.references.table}`,
    table.indexes.some((index) => index.unique && index.columns.length === 1 && index.columns[0] === column.name)
      ? 'unique'
      : '',
  ];
  return keys.filter((key) => key !== '').join(', ');
}

function Indexes({ table }: { readonly table: ReviewTable }) {
  return (
    <>
      <h3>Indexes</h3>
      {table.indexes.length === 0 ? (
        <p class="ba-sub">None besides the primary key.</p>
      ) : (
        <ul class="ba-lines">
          {table.indexes.map((index) => (
            <li key={index.name ?? index.columns.join()}>
              <code>({index.columns.join(', ')})</code>
              <span class="ba-sub">
                {[index.unique ? 'unique' : '', index.method ?? '', index.where ? `where ${index.where}` : '']
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
      <h3>Foreign keys</h3>
      <ul class="ba-lines">
        {table.foreignKeys.map((key) => (
          <li key={key.columns.join()}>
            <code>
              ({key.columns.join(', ')}) → {key.references.table}
              {key.references.columns.length === 0 ? '' : ` (${key.references.columns.join(', ')})`}
            </code>
            <span class="ba-sub">{key.onDelete === undefined ? '' : `on delete ${key.onDelete}`}</span>
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
      <h3>Checks</h3>
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
      <h3>Findings</h3>
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
