import { useEffect, useState } from 'preact/hooks';
import type { Asking } from '../../../src/protocol/asking-schema.ts';
import { send } from '../../shared/host.ts';
import { Icon } from '../../shared/icon.tsx';
import { plural } from '../../shared/names.ts';
import { t } from '../../shared/t.ts';
import { askingText } from './asking-text.ts';

/** What goes on with the model, under the header; the review stays in reach all the while. */
export function AskingStrip({ asking }: { readonly asking: Asking }) {
  if (asking.kind === 'running') return <Running asking={asking} />;
  return asking.kind === 'failed' ? <Failed asking={asking} /> : null;
}

function Running({ asking }: { readonly asking: Extract<Asking, { readonly kind: 'running' }> }) {
  const { model, task, stage, findings } = asking;
  return (
    <section class="ba-strip" aria-label={t('The model is at work')}>
      <span class="ba-spinner" />
      <p class="ba-strip-text">
        <span role="status">
          <strong>{model}</strong> {askingText(stage)}
        </span>
        {stage.kind === 'waiting' ? <Countdown seconds={stage.seconds} /> : null}
        <span class="ba-sub">
          {' '}
          · {task}
          {findings.length === 0
            ? ''
            : t(' · {0} verified so far', plural(findings.length, t('finding'), t('findings')))}
        </span>
      </p>
      <button type="button" class="ba-tool" onClick={() => send({ type: 'stopAsking' })}>
        <Icon name="stop" />
        {t('Cancel')}
      </button>
    </section>
  );
}

/** Not read out: a screen reader would say nothing but figures. */
function Countdown({ seconds }: { readonly seconds: number }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden="true"> ({left} s)</span>;
}

function Failed({ asking }: { readonly asking: Extract<Asking, { readonly kind: 'failed' }> }) {
  const { model, message, action, detail } = asking;
  return (
    <section class="ba-strip ba-failed" aria-label={t('The model gave no judgement')}>
      <Icon name="warning" />
      <div class="ba-strip-text" role="alert">
        <p>
          <strong>{model}:</strong> {message} {action}
        </p>
        <p class="ba-sub">
          {t(
            '{0}The review of the rules is complete without it.',
            detail === undefined ? '' : t('It says: {0} · ', detail),
          )}
        </p>
      </div>
      <div class="ba-actions">
        <button type="button" class="ba-tool" onClick={() => send({ type: 'ask' })}>
          <Icon name="refresh" />
          {t('Ask Again')}
        </button>
        <button type="button" class="ba-tool" onClick={() => send({ type: 'chooseModel' })}>
          {t('Choose Model')}
        </button>
        <button type="button" class="ba-icon-button" title={t('Close')} onClick={() => send({ type: 'stopAsking' })}>
          <Icon name="close" />
          <span class="ba-hidden">{t('Close')}</span>
        </button>
      </div>
    </section>
  );
}
