import { useEffect, useRef } from 'preact/hooks';
import type { Asking, ConsentAnswer, ConsentSheet } from '../../../src/protocol/asking-schema.ts';
import { send } from '../../shared/host.ts';
import { Icon } from '../../shared/icon.tsx';
import { plural } from '../../shared/names.ts';
import { onEscape } from '../../shared/on-escape.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { locale, t } from '../../shared/t.ts';
import { PromptSizes } from './prompt-sizes.tsx';
import { SentBytes } from './sent-bytes.tsx';

type Shown = Extract<Asking, { readonly kind: 'consent' | 'preview' }>;

/** Everything that would leave the machine, before any of it does. */
export function ConsentPage({ asking }: { readonly asking: Shown }) {
  const { sheet } = asking;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // Whoever wants to be back where they were has agreed to nothing.
  const leave = () =>
    asking.kind === 'consent'
      ? send({ type: 'consent', question: asking.question, answer: 'static' })
      : send({ type: 'stopAsking' });
  return (
    <main class="ba-consent" onKeyDown={onEscape(leave)}>
      <div class="ba-consent-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {asking.kind === 'consent' ? t('Send this to {0}?', sheet.model) : t('What {0} would be sent', sheet.model)}
          </h1>
          <p class="ba-sub">
            {t(
              '{0} · Nothing has been sent{1}.',
              sheet.task,
              asking.kind === 'preview' ? t(', and this page sends nothing') : t(' yet'),
            )}
          </p>
        </div>
        {asking.kind === 'consent' ? <Answers question={asking.question} /> : <Close remembered={sheet.remembered} />}
      </div>
      <ScrollArea class="ba-consent-body" label={t('What would be sent')}>
        <Figures sheet={sheet} />
        <Destination sheet={sheet} />
        <PromptSizes requests={sheet.requests} total={sheet.tokens} />
        <Files sheet={sheet} />
        <SentBytes requests={sheet.requests} />
      </ScrollArea>
    </main>
  );
}

function Answers({ question }: { readonly question: number }) {
  const answer = (said: ConsentAnswer) => () => send({ type: 'consent', question, answer: said });
  return (
    <div class="ba-answers">
      <button type="button" class="ba-button" onClick={answer('send')}>
        {t('Send')}
      </button>
      <button
        type="button"
        class="ba-button ba-secondary"
        title={t('In this workspace, to this server and model, without asking again')}
        onClick={answer('remember')}
      >
        {t('Send and Remember')}
      </button>
      <button type="button" class="ba-button ba-secondary" onClick={answer('static')}>
        {t('Send Nothing')}
      </button>
    </div>
  );
}

function Close({ remembered }: { readonly remembered: boolean }) {
  return (
    <div class="ba-answers">
      {remembered ? (
        <button
          type="button"
          class="ba-button ba-secondary"
          title={t('It is sent without asking now, because you said so before')}
          onClick={() => send({ type: 'forgetConsent' })}
        >
          {t('Ask Me Again Before Sending')}
        </button>
      ) : null}
      <button type="button" class="ba-button ba-secondary" onClick={() => send({ type: 'stopAsking' })}>
        {t('Back to the Review')}
      </button>
    </div>
  );
}

function Figures({ sheet }: { readonly sheet: ConsentSheet }) {
  const removed = sheet.redactions.reduce((sum, { amount }) => sum + amount, 0);
  const figures = [
    { figure: `≈ ${sheet.tokens.toLocaleString(locale('en-US'))}`, what: t('tokens') },
    ...(sheet.cost === undefined ? [] : [{ figure: sheet.cost, what: t('at your price, plus the answer') }]),
    { figure: String(sheet.requests.length), what: sheet.requests.length === 1 ? t('request') : t('requests') },
    { figure: String(sheet.files.length), what: sheet.files.length === 1 ? t('file named') : t('files named') },
    { figure: String(removed), what: removed === 1 ? t('secret removed') : t('secrets removed') },
  ];
  return (
    <dl class="ba-figures">
      {figures.map(({ figure, what }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function Destination({ sheet }: { readonly sheet: ConsentSheet }) {
  const { redactions, withheld } = sheet;
  return (
    <dl class="ba-facts">
      <dt>{t('To')}</dt>
      <dd>
        <code>{sheet.to}</code>
      </dd>
      <dt>{t('API key')}</dt>
      <dd>{sheet.key === undefined ? t('none is sent') : t('from {0}, for this address only', sheet.key)}</dd>
      <dt>{t('Removed')}</dt>
      <dd>
        {redactions.length === 0
          ? t('nothing that looks like a secret was found')
          : redactions.map(({ kind, amount }) => `${kind}: ${amount}`).join(' · ')}
      </dd>
      <dt>{t('Kept back')}</dt>
      <dd>{withheld.length === 0 ? t('no file had to be') : withheld.join(', ')}</dd>
      <dt>{t('Second round')}</dt>
      <dd>
        {t(
          'Statements that cannot be verified are asked for once more, with nothing but the model’s own words about them.',
        )}
      </dd>
    </dl>
  );
}

function Files({ sheet }: { readonly sheet: ConsentSheet }) {
  return (
    <details class="ba-fold">
      <summary>
        <Icon name="chevron-right" />
        {t('Names or text of {0}', plural(sheet.files.length, t('file'), t('files')))}
      </summary>
      <ul class="ba-file-names">
        {sheet.files.map((file) => (
          <li key={file}>{file}</li>
        ))}
      </ul>
    </details>
  );
}
