import { useEffect, useRef } from 'preact/hooks';
import type { ReviewTable } from '../../../src/core/review/review.ts';
import { severities } from '../../../src/core/rules/finding.ts';
import { Icon } from '../../shared/icon.tsx';
import { plural } from '../../shared/names.ts';
import { SeverityMark } from '../../shared/severity-mark.tsx';
import { stepped } from '../../shared/stepped.ts';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';
import { isDeclaredNowhere } from './declared-nowhere.ts';

interface ListProps {
  readonly tables: readonly ReviewTable[];
  readonly chosen: ReviewTable;
  readonly onChoose: (id: string) => void;
}

export function TableList({ tables, chosen, onChoose }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  const stores = new Set(tables.map((table) => table.store));
  const optionId = (table: ReviewTable) => `ba-table-${tables.indexOf(table)}`;
  useEffect(() => {
    list.current?.querySelector(`#${optionId(chosen)}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = tables[stepped(event.key, tables.indexOf(chosen), tables.length, 'column') ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
  };
  return (
    <div
      ref={list}
      class="ba-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('Tables')}
      aria-activedescendant={optionId(chosen)}
      onKeyDown={onKeyDown}
    >
      {tables.map((table) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the listbox takes focus and keys
        <div
          class="ba-row"
          role="option"
          key={table.id}
          id={optionId(table)}
          aria-selected={table === chosen}
          onClick={() => onChoose(table.id)}
        >
          <Icon name="table" />
          <span class="ba-row-title">{table.name}</span>
          <FindingCount table={table} />
          <span class="ba-row-rule">
            {isDeclaredNowhere(table) ? t('declared nowhere') : plural(table.columns.length, t('column'), t('columns'))}
            {table.indexes.length === 0 ? '' : `, ${plural(table.indexes.length, t('index'), t('indexes'))}`}
          </span>
          {stores.size > 1 ? <span class="ba-row-place">{table.storeName}</span> : null}
        </div>
      ))}
    </div>
  );
}

function FindingCount({ table }: { readonly table: ReviewTable }) {
  const { review } = usePage();
  const found = review.findings.filter((finding) => table.findings.includes(finding.fingerprint));
  const worst = severities.find((severity) => found.some((finding) => finding.severity === severity));
  if (worst === undefined) return null;
  return (
    <span class="ba-row-count ba-count">
      <SeverityMark severity={worst} />
      {found.length}
      <span class="ba-hidden"> {t('on it')}</span>
    </span>
  );
}
