import type { ReviewFinding } from '../../../src/core/review/review.ts';
import { send } from '../../shared/host.ts';
import { Icon } from '../../shared/icon.tsx';
import { InlineCode } from '../../shared/inline-code.tsx';
import { ModelMark } from '../../shared/model-mark.tsx';
import { areaNames, severityNames } from '../../shared/names.ts';
import { SeverityMark } from '../../shared/severity-mark.tsx';
import { t } from '../../shared/t.ts';
import { ModelDoubts, ModelSays } from '../model/model-says.tsx';
import { isOfModel } from '../model/with-model.ts';
import { usePage } from '../page-context.ts';
import { EvidenceChain } from './evidence-chain.tsx';
import { Fix } from './fix.tsx';
import { LookedAt } from './looked-at.tsx';
import { RelatedParts } from './related-parts.tsx';
import { RulePage } from './rule-page.tsx';

interface DetailProps {
  readonly finding: ReviewFinding;
  readonly position: number;
  readonly count: number;
}

export function FindingDetail({ finding, position, count }: DetailProps) {
  return (
    // A new key per finding lets the next one start at its top.
    <section class="ba-detail" key={finding.fingerprint} aria-labelledby="ba-finding-title">
      <p class="ba-eyebrow">
        <SeverityMark severity={finding.severity} />
        <span>{severityNames[finding.severity]}</span>
        <span class="ba-dot" />
        <span>{areaNames[finding.area]}</span>
        <span class="ba-dot" />
        <code>{finding.rule}</code>
        <Status finding={finding} />
        {isOfModel(finding) ? <ModelMark words={finding.basis} /> : null}
        {isOfModel(finding) ? <span class="ba-sub">{t('{0} of work', finding.effort)}</span> : null}
        <span class="ba-grow" />
        <span class="ba-sub">{t('{0} of {1}', position, count)}</span>
      </p>
      <h2 id="ba-finding-title">
        <InlineCode text={finding.title} />
      </h2>
      <p class="ba-lead">
        <InlineCode text={finding.message} />
      </p>
      {finding.suppression === undefined ? null : (
        <p class="ba-lead ba-sub">{t('Suppressed, because: {0}', finding.suppression)}</p>
      )}
      <ModelSays finding={finding} />
      <Fix text={finding.fix} />
      <Actions finding={finding} />
      <RulePage rule={finding.rule} />
      {isOfModel(finding) ? <ModelDoubts finding={finding} /> : null}
      <EvidenceChain evidence={finding.evidence} />
      <LookedAt places={finding.lookedAt} />
      <RelatedParts finding={finding} />
    </section>
  );
}

/** Only where an earlier state is known does "new" tell anything. */
function Status({ finding }: { readonly finding: ReviewFinding }) {
  const { review } = usePage();
  const compared = review.findings.some((other) => other.status === 'known');
  if (finding.status === 'suppressed') return <span class="ba-status">{t('suppressed')}</span>;
  return compared && finding.status === 'new' && finding.origin === 'rule' ? (
    <span class="ba-status">{t('new')}</span>
  ) : null;
}

function Actions({ finding }: { readonly finding: ReviewFinding }) {
  const place = finding.evidence[0];
  return (
    <div class="ba-buttons">
      {place === undefined ? null : (
        <button
          type="button"
          class="ba-button"
          onClick={() => send({ type: 'open', file: place.file, line: place.line })}
        >
          {t('Go to Source')}
        </button>
      )}
      {isOfModel(finding) && finding.explains.length === 0 ? null : (
        <button
          type="button"
          class="ba-button ba-secondary"
          onClick={() => send({ type: 'explain', rule: finding.rule })}
        >
          <Icon name="book" />
          {t('Explain Rule')}
        </button>
      )}
      {isOfModel(finding) ? null : (
        <button
          type="button"
          class="ba-button ba-secondary"
          onClick={() => send({ type: 'ask', fingerprint: finding.fingerprint })}
        >
          <Icon name="sparkle" />
          {t('Ask the Architect')}
        </button>
      )}
      {finding.status === 'suppressed' || isOfModel(finding) || place === undefined ? null : (
        <button
          type="button"
          class="ba-button ba-secondary"
          onClick={() => send({ type: 'suppress', fingerprint: finding.fingerprint })}
        >
          {t('Suppress with a Reason…')}
        </button>
      )}
    </div>
  );
}
