import type { ReviewSummary } from '../../src/core/review/review.ts';
import { type Severity, severities } from '../../src/core/rules/finding.ts';
import type { Run } from '../../src/protocol/host-to-view.ts';
import { send } from '../shared/host.ts';
import { Icon } from '../shared/icon.tsx';
import { plural, scopeName, severityNames } from '../shared/names.ts';
import { progressText } from '../shared/progress-text.ts';
import { SeverityMark } from '../shared/severity-mark.tsx';
import { t } from '../shared/t.ts';
import { whenText } from '../shared/when.ts';
import { isUnread } from './is-unread.ts';
import { usePage } from './page-context.ts';
import { Problems } from './problems.tsx';

interface HeaderProps {
  /** When the review was made. */
  readonly at: string;
  readonly run: Run;
  readonly isAsking: boolean;
}

export function Header({ at, run, isAsking }: HeaderProps) {
  const { review } = usePage();
  return (
    <header class="ba-header">
      <div class="ba-headline">
        <h1 title={review.project}>{review.project}</h1>
        {isUnread(review.summary) ? null : <Tally counts={review.summary.findings} />}
        <span class="ba-grow" />
        <Actions run={run} isAsking={isAsking} />
      </div>
      <p class="ba-meta">
        {run.kind === 'running' ? (
          <span role="status">{progressText(run)}…</span>
        ) : (
          <>
            {t('Reviewed {0} · {1}', whenText(at, new Date()), scopeName(review.scope))}
            <span class="ba-sizes"> · {sizes(review.summary)}</span>
            <span class="ba-files"> {t('· {0} read', plural(review.statistics.analyzed, t('file'), t('files')))}</span>
          </>
        )}
      </p>
      <Problems problems={review.problems} />
    </header>
  );
}

export function sizes(summary: ReviewSummary): string {
  return [
    plural(summary.services, t('service'), t('services')),
    plural(summary.endpoints, t('endpoint'), t('endpoints')),
    plural(summary.tables, t('table'), t('tables')),
  ].join(' · ');
}

function Actions({ run, isAsking }: Pick<HeaderProps, 'run' | 'isAsking'>) {
  return (
    <div class="ba-actions">
      {isAsking ? null : (
        <button type="button" class="ba-tool" title={t('Ask the Architect')} onClick={() => send({ type: 'ask' })}>
          <Icon name="sparkle" />
          <span class="ba-tool-name">{t('Ask the Architect')}</span>
        </button>
      )}
      <button type="button" class="ba-tool" title={t('Export…')} onClick={() => send({ type: 'export' })}>
        <Icon name="export" />
        <span class="ba-tool-name">{t('Export…')}</span>
      </button>
      {run.kind === 'running' ? (
        <button type="button" class="ba-tool" title={t('Cancel')} onClick={() => send({ type: 'cancel' })}>
          <span class="ba-spinner" />
          <span class="ba-tool-name">{t('Cancel')}</span>
        </button>
      ) : (
        <button type="button" class="ba-tool" title={t('Review Again')} onClick={() => send({ type: 'review' })}>
          <Icon name="refresh" />
          <span class="ba-tool-name">{t('Review Again')}</span>
        </button>
      )}
    </div>
  );
}

type Counts = Readonly<Record<Severity, number>>;

/** `2 critical, 6 high`: said in words, shown as marks with figures. */
export function Tally({ counts }: { readonly counts: Counts }) {
  const present = severities.filter((severity) => counts[severity] > 0);
  if (present.length === 0) return <Clear />;
  return (
    <span class="ba-tally">
      {present.map((severity) => (
        <span class="ba-count" key={severity} title={`${counts[severity]} ${severityNames[severity].toLowerCase()}`}>
          <SeverityMark severity={severity} />
          {counts[severity]}
          <span class="ba-hidden"> {severityNames[severity].toLowerCase()} </span>
        </span>
      ))}
    </span>
  );
}

function Clear() {
  return (
    <span class="ba-count ba-clear">
      <Icon name="check" />
      <span class="ba-hidden">{t('nothing found')}</span>
    </span>
  );
}
