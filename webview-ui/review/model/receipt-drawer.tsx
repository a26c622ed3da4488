import { useRef } from 'preact/hooks';
import type { JudgementView } from '../../../src/protocol/judgement-schema.ts';
import { Icon } from '../../shared/icon.tsx';
import { InlineCode } from '../../shared/inline-code.tsx';
import { ModelMark } from '../../shared/model-mark.tsx';
import { plural } from '../../shared/names.ts';
import { onEscape } from '../../shared/on-escape.ts';
import { locale, t } from '../../shared/t.ts';
import { whenText } from '../../shared/when.ts';
import { usePage } from '../page-context.ts';

/** Under the review: what a model said in all, what of it was kept, and why the rest is not shown. */
export function ReceiptDrawer({ reviewedAt }: { readonly reviewedAt: string }) {
  const { judgement } = usePage();
  const drawer = useRef<HTMLDetailsElement>(null);
  if (judgement === undefined) return null;
  const close = () => {
    drawer.current?.removeAttribute('open');
    drawer.current?.querySelector('summary')?.focus();
  };
  const isOld = judgement.reviewAt !== reviewedAt;
  return (
    <details class="ba-receipt" ref={drawer} onKeyDown={onEscape(close)}>
      <summary>
        <Icon name="chevron-right" />
        <ModelMark words={judgement.model} />
        <span class="ba-receipt-line">{receiptLine(judgement)}</span>
        {isOld ? <span class="ba-status">{t('of an earlier review')}</span> : null}
      </summary>
      <section class="ba-receipt-body" aria-label={t('Receipt')}>
        <Receipt judgement={judgement} />
        <div>
          <Notes title={t('Open questions')} items={judgement.openQuestions} />
          <Notes title={t('It noticed')} items={judgement.observations} />
          <Notes title={t('To know')} items={judgement.warnings} />
          <Notes
            title={t('Not judged')}
            items={judgement.failures.map(({ part, message, action }) => `${part}: ${message} ${action}`)}
          />
        </div>
      </section>
    </details>
  );
}

function receiptLine({ receipt, usage, cost }: JudgementView): string {
  const dropped = receipt.received - receipt.kept;
  const parts = [
    t('{0}, {1} kept', plural(receipt.received, t('statement'), t('statements')), receipt.kept),
    dropped === 0 ? '' : t('{0} dropped as not proven', dropped),
    usageText(usage),
    cost ?? '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function usageText({ inputTokens, outputTokens }: JudgementView['usage']): string {
  if (inputTokens + outputTokens === 0) return '';
  return t(
    '{0} tokens read, {1} written',
    inputTokens.toLocaleString(locale('en-US')),
    outputTokens.toLocaleString(locale('en-US')),
  );
}

function Receipt({ judgement }: { readonly judgement: JudgementView }) {
  const { receipt, task, at, files, requests, remembered } = judgement;
  const rows = [
    [t('received'), receipt.received],
    [t('kept'), receipt.kept],
    [t('confirmed by analysis'), receipt.confirmed],
    [t('quotes moved to the fact that holds them'), receipt.moved],
    [t('asked for once more'), receipt.repaired.asked],
    [t('kept after that'), receipt.repaired.kept],
  ] as const;
  return (
    <div>
      <h2 class="ba-heading">{t('Receipt')}</h2>
      <p class="ba-sub">
        {t(
          '{0}, {1}. Names or text of {2} in {3}{4}.',
          task,
          whenText(at, new Date()),
          plural(files, t('file'), t('files')),
          plural(requests, t('request'), t('requests')),
          remembered === 0 ? '' : t('; {0} answered from the cache', remembered),
        )}
      </p>
      <table class="ba-receipt-table">
        <tbody>
          {rows.map(([what, amount]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td class="ba-value">{amount}</td>
            </tr>
          ))}
          {receipt.dropped.map(({ why, amount }) => (
            <tr class="ba-dropped" key={why}>
              <th scope="row">{t('dropped: {0}', why)}</th>
              <td class="ba-value">{amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Notes({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <section class="ba-notes">
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>
            <InlineCode text={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}
