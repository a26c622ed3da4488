import type { ReviewFinding } from '../../../src/core/review/review.ts';
import type { ModelFindingView } from '../../../src/protocol/judgement-schema.ts';
import { InlineCode } from '../../shared/inline-code.tsx';
import { ModelMark } from '../../shared/model-mark.tsx';
import { SeverityMark } from '../../shared/severity-mark.tsx';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';
import { isOfModel } from './with-model.ts';

/** Beside a finding of a rule: what a model thinks of it, even where the two disagree. */
export function ModelSays({ finding }: { readonly finding: ReviewFinding }) {
  const { judgement, review } = usePage();
  const verdict = judgement?.verdicts.find((one) => one.finding === finding.fingerprint);
  const explaining = review.findings.filter(isOfModel).filter(({ explains }) => explains.includes(finding.fingerprint));
  if (judgement === undefined || (verdict === undefined && explaining.length === 0)) return null;
  return (
    <aside class="ba-says" aria-label={t('What the model says')}>
      <ModelMark words={judgement.model} />
      {verdict === undefined ? null : (
        <p>
          <strong>{verdictNames[verdict.verdict]}</strong> <InlineCode text={verdict.why} />
        </p>
      )}
      {explaining.map((other) => (
        <LinkToFinding finding={other} key={other.fingerprint} />
      ))}
    </aside>
  );
}

const verdictNames = {
  agree: t('Agrees:'),
  'acceptable-here': t('Acceptable here, because:'),
  'cannot-tell': t('Cannot tell:'),
} as const;

/** In a finding of a model: how sure it is, what speaks against it, and what it assumes. */
export function ModelDoubts({ finding }: { readonly finding: ModelFindingView }) {
  const { review } = usePage();
  const explained = review.findings.filter(({ fingerprint }) => finding.explains.includes(fingerprint));
  return (
    <>
      {finding.counterEvidence === undefined ? null : (
        <>
          <h3>{t('What speaks against it')}</h3>
          <p class="ba-lead">
            <InlineCode text={finding.counterEvidence} />
          </p>
        </>
      )}
      {finding.assumptions.length === 0 ? null : (
        <>
          <h3>{t('Assumed, not read in the code')}</h3>
          <p class="ba-lead">{finding.assumptions.join(', ')}</p>
        </>
      )}
      {explained.length === 0 ? null : (
        <>
          <h3>{t('Found by a rule too')}</h3>
          <div class="ba-parts">
            {explained.map((other) => (
              <LinkToFinding finding={other} key={other.fingerprint} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

function LinkToFinding({ finding }: { readonly finding: ReviewFinding }) {
  const { update } = usePage();
  return (
    <button type="button" class="ba-part" onClick={() => update({ tab: 'findings', finding: finding.fingerprint })}>
      <SeverityMark severity={finding.severity} />
      {finding.title}
    </button>
  );
}
