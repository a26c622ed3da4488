import { useEffect, useRef } from 'preact/hooks';
import type { Asking, ConsentAnswer, ConsentSheet } from '../../../src/protocol/asking-schema.ts';
import { send } from '../../shared/host.ts';
import { Icon } from '../../shared/icon.tsx';
import { plural } from '../../shared/names.ts';
import { onEscape } from '../../shared/on-escape.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
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
            {asking.kind === 'consent' ? `Send this to ${sheet.model}?` : `What ${sheet.model} would be sent`}
          </h1>
          <p class="ba-sub">
            {sheet.task} · Nothing has been sent{asking.kind === 'preview' ? ', and this page sends nothing' : ' yet'}.
          </p>
        </div>
        {asking.kind === 'consent' ? <Answers question={asking.question} /> : <Close remembered={sheet.remembered} />}
      </div>
      <ScrollArea class="ba-consent-body" label="What would be sent">
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
        Send
      </button>
      <button
        type="button"
        class="ba-button ba-secondary"
        title="In this workspace, to this server and model, without asking again"
        onClick={answer('remember')}
      >
        Send and Remember
      </button>
      <button type="button" class="ba-button ba-secondary" onClick={answer('static')}>
        Static Only
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
          title="It is sent without asking now, because you said so before"
          onClick={() => send({ type: 'forgetConsent' })}
        >
          Ask Me Again Before Sending
        </button>
      ) : null}
      <button type="button" class="ba-button ba-secondary" onClick={() => send({ type: 'stopAsking' })}>
        Back to the Review
      </button>
    </div>
  );
}

function Figures({ sheet }: { readonly sheet: ConsentSheet }) {
  const removed = sheet.redactions.reduce((sum, { amount }) => sum + amount, 0);
  const figures = [
    { figure: `≈ ${sheet.tokens.toLocaleString('en-US')}`, what: 'tokens' },
    ...(sheet.cost === undefined ? [] : [{ figure: sheet.cost, what: 'at your price, plus the answer' }]),
    { figure: String(sheet.requests.length), what: sheet.requests.length === 1 ? 'request' : 'requests' },
    { figure: String(sheet.files.length), what: sheet.files.length === 1 ? 'file named' : 'files named' },
    { figure: String(removed), what: removed === 1 ? 'secret removed' : 'secrets removed' },
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
      <dt>To</dt>
      <dd>
        <code>{sheet.to}</code>
      </dd>
      <dt>API key</dt>
      <dd>{sheet.key === undefined ? 'none is sent' : `from ${sheet.key}, for this address only`}</dd>
      <dt>Removed</dt>
      <dd>
        {redactions.length === 0
          ? 'nothing that looks like a secret was found'
          : redactions.map(({ kind, amount }) => `${kind}: ${amount}`).join(' · ')}
      </dd>
      <dt>Kept back</dt>
      <dd>{withheld.length === 0 ? 'no file had to be' : withheld.join(', ')}</dd>
      <dt>Second round</dt>
      <dd>
        Statements that cannot be verified are asked for once more, with nothing but the model’s own words about them.
      </dd>
    </dl>
  );
}

function Files({ sheet }: { readonly sheet: ConsentSheet }) {
  return (
    <details class="ba-fold">
      <summary>
        <Icon name="chevron-right" />
        Names or text of {plural(sheet.files.length, 'file')}
      </summary>
      <ul class="ba-file-names">
        {sheet.files.map((file) => (
          <li key={file}>{file}</li>
        ))}
      </ul>
    </details>
  );
}
