import { useRef } from 'preact/hooks';
import type { JudgementView } from '../../../src/protocol/judgement-schema.ts';
import { Icon } from '../../shared/icon.tsx';
import { InlineCode } from '../../shared/inline-code.tsx';
import { ModelMark } from '../../shared/model-mark.tsx';
import { plural } from '../../shared/names.ts';
import { onEscape } from '../../shared/on-escape.ts';
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
        {isOld ? <span class="ba-status">of an earlier review</span> : null}
      </summary>
      <section class="ba-receipt-body" aria-label="Receipt">
        <Receipt judgement={judgement} />
        <div>
          <Notes title="Open questions" items={judgement.openQuestions} />
          <Notes title="It noticed" items={judgement.observations} />
          <Notes title="To know" items={judgement.warnings} />
          <Notes
            title="Not judged"
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
    `${plural(receipt.received, 'statement')}, ${receipt.kept} kept`,
    dropped === 0 ? '' : `${dropped} dropped as not proven`,
    usageText(usage),
    cost ?? '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function usageText({ inputTokens, outputTokens }: JudgementView['usage']): string {
  if (inputTokens + outputTokens === 0) return '';
  return `${inputTokens.toLocaleString('en-US')} tokens read, ${outputTokens.toLocaleString('en-US')} written`;
}

function Receipt({ judgement }: { readonly judgement: JudgementView }) {
  const { receipt, task, at, files, requests, remembered } = judgement;
  const rows = [
    ['received', receipt.received],
    ['kept', receipt.kept],
    ['confirmed by analysis', receipt.confirmed],
    ['quotes moved to the fact that holds them', receipt.moved],
    ['asked for once more', receipt.repaired.asked],
    ['kept then', receipt.repaired.kept],
  ] as const;
  return (
    <div>
      <h2 class="ba-heading">Receipt</h2>
      <p class="ba-sub">
        {task}, {whenText(at, new Date())}. Names or text of {plural(files, 'file')} in {plural(requests, 'request')}
        {remembered === 0 ? '' : `; ${remembered} answered from the cache`}.
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
              <th scope="row">dropped: {why}</th>
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
