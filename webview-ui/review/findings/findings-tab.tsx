import { useMemo } from 'preact/hooks';
import type { FixedFinding } from '../../../src/core/review/review.ts';
import { Icon } from '../../shared/icon.tsx';
import { InlineCode } from '../../shared/inline-code.tsx';
import { plural } from '../../shared/names.ts';
import { t } from '../../shared/t.ts';
import { isUnread } from '../is-unread.ts';
import { usePage } from '../page-context.ts';
import { withoutFilters } from '../page-state.ts';
import { AreaStrip } from './area-strip.tsx';
import { FindingDetail } from './finding-detail.tsx';
import { FindingFilters } from './finding-filters.tsx';
import { FindingList } from './finding-list.tsx';
import { groupFindings, visibleFindings } from './visible-findings.ts';

export function FindingsTab() {
  const { review, state, update } = usePage();
  const groups = useMemo(() => groupFindings(visibleFindings(review, state), state.grouping), [review, state]);
  const findings = groups.flatMap((group) => group.findings);
  const chosen = findings.find((finding) => finding.fingerprint === state.finding) ?? findings[0];
  return (
    <div class="ba-findings">
      {review.findings.length === 0 ? null : (
        <>
          <AreaStrip areas={review.summary.areas} />
          <FindingFilters shown={findings.length} />
        </>
      )}
      <Fixed fixed={review.fixed ?? []} />
      {chosen === undefined ? (
        <NothingFound any={review.findings.length > 0} />
      ) : (
        <div class="ba-split">
          <FindingList groups={groups} chosen={chosen} onChoose={(fingerprint) => update({ finding: fingerprint })} />
          <FindingDetail finding={chosen} position={findings.indexOf(chosen) + 1} count={findings.length} />
        </div>
      )}
    </div>
  );
}

/** What the review before had and this one has not: work that was done. */
function Fixed({ fixed }: { readonly fixed: readonly FixedFinding[] }) {
  if (fixed.length === 0) return null;
  return (
    <details class="ba-fixed">
      <summary>{t('{0} fixed since the review before', plural(fixed.length, t('finding'), t('findings')))}</summary>
      <ul class="ba-looked">
        {fixed.map(({ fingerprint, title, rule, file }) => (
          <li key={fingerprint}>
            <InlineCode text={title} /> <span class="ba-sub">{`${rule} · ${file}`}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function NothingRead() {
  return (
    <div class="ba-empty">
      <h2>{t('No backend was found here')}</h2>
      <p>{t('No service, route, table or contract was recognized in this folder, so there is nothing to judge.')}</p>
    </div>
  );
}

function NothingToReport() {
  const { review } = usePage();
  return (
    <div class="ba-empty">
      <Icon name="check" />
      <p>{t('Nothing to report: no rule spoke on {0}.', plural(review.statistics.analyzed, t('file'), t('files')))}</p>
    </div>
  );
}

function NothingFound({ any }: { readonly any: boolean }) {
  const { review, state, update } = usePage();
  if (!any) return isUnread(review.summary) ? <NothingRead /> : <NothingToReport />;
  return (
    <div class="ba-empty">
      <p>{state.element ? t('No finding speaks of {0}.', state.element.name) : t('No finding passes the filters.')}</p>
      <button type="button" class="ba-button ba-secondary" onClick={() => update(withoutFilters)}>
        {t('Clear Filters')}
      </button>
    </div>
  );
}
