import { severities } from '../../src/core/rules/finding.ts';
import type { HistoryEntry } from '../../src/protocol/overview-schema.ts';
import { plural, scopeName } from '../shared/names.ts';
import { t } from '../shared/t.ts';
import { whenText } from '../shared/when.ts';

/** Earlier reviews of this workspace, to see whether it gets better. */
export function History({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  // The newest one stands above already.
  if (entries.length < 2) return null;
  return (
    <section aria-labelledby="ba-history">
      <h2 id="ba-history">{t('History')}</h2>
      <ol class="ba-history">
        {entries.map((entry, position) => (
          <li key={entry.at}>
            <span class="ba-when">{whenText(entry.at, new Date())}</span>
            <span class="ba-history-scope">{entry.scope.kind === 'workspace' ? '' : scopeName(entry.scope)}</span>
            <span class="ba-total">
              {plural(total(entry), t('finding'), t('findings'))}
              <Change from={entries[position + 1]} to={entry} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Change({ from, to }: { readonly from: HistoryEntry | undefined; readonly to: HistoryEntry }) {
  const change = from === undefined || from.scope.kind !== to.scope.kind ? 0 : total(to) - total(from);
  const sign = change < 0 ? '−' : '+';
  return <span class="ba-change">{change === 0 ? '' : `${sign}${Math.abs(change)}`}</span>;
}

function total(entry: HistoryEntry): number {
  return severities.reduce((sum, severity) => sum + entry.findings[severity], 0);
}
