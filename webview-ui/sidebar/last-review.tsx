import type { ReviewFinding } from '../../src/core/review/review.ts';
import { severities } from '../../src/core/rules/finding.ts';
import type { Overview } from '../../src/protocol/overview-schema.ts';
import { send } from '../shared/host.ts';
import { plural, scopeName, severityNames } from '../shared/names.ts';
import { SeverityMark } from '../shared/severity-mark.tsx';
import { t } from '../shared/t.ts';
import { whenText } from '../shared/when.ts';

type Last = NonNullable<Overview['last']>;

export function LastReview({ last }: { readonly last: Last }) {
  const { summary } = last;
  return (
    <section aria-labelledby="ba-last">
      <h2 id="ba-last">{t('Last review')}</h2>
      <p class="ba-note">
        {last.project}, {whenText(last.at, new Date())}
        {last.scope.kind === 'workspace' ? null : ` · ${scopeName(last.scope)}`}
      </p>
      <Scores counts={summary.findings} />
      <p class="ba-note">
        {plural(summary.services, t('service'), t('services'))},{' '}
        {plural(summary.endpoints, t('endpoint'), t('endpoints'))}, {plural(summary.tables, t('table'), t('tables'))}
      </p>
      <ul class="ba-top">
        {last.top.map((finding) => (
          <li key={finding.fingerprint}>
            <TopFinding finding={finding} />
          </li>
        ))}
      </ul>
      <button type="button" class="ba-button ba-secondary ba-full" onClick={() => send({ type: 'show' })}>
        {t('Open the Review')}
      </button>
    </section>
  );
}

function Scores({ counts }: { readonly counts: Last['summary']['findings'] }) {
  const present = severities.filter((severity) => counts[severity] > 0);
  if (present.length === 0) return <p>{t('No findings.')}</p>;
  return (
    <dl class="ba-scores">
      {present.map((severity) => (
        <div key={severity}>
          <dt>
            <SeverityMark severity={severity} />
            {severityNames[severity]}
          </dt>
          <dd>{counts[severity]}</dd>
        </div>
      ))}
    </dl>
  );
}

function TopFinding({ finding }: { readonly finding: ReviewFinding }) {
  const place = finding.evidence[0];
  return (
    <button
      type="button"
      class="ba-top-row"
      title={finding.title}
      onClick={() => send({ type: 'show', fingerprint: finding.fingerprint })}
    >
      <SeverityMark severity={finding.severity} />
      <span class="ba-hidden">{severityNames[finding.severity]}: </span>
      <span class="ba-top-title">{finding.title}</span>
      {place === undefined ? null : (
        <span class="ba-top-place">
          {place.file.slice(place.file.lastIndexOf('/') + 1)}:{place.line}
        </span>
      )}
    </button>
  );
}
