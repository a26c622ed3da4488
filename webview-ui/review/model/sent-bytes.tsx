import { useState } from 'preact/hooks';
import type { ConsentSheet } from '../../../src/protocol/asking-schema.ts';
import { CopyButton } from '../../shared/copy-button.tsx';
import { locale, t } from '../../shared/t.ts';

type Request = ConsentSheet['requests'][number];

/** The bytes of each request: as they are, and once more with their line breaks, since nobody reads JSON in one line. */
export function SentBytes({ requests }: { readonly requests: readonly Request[] }) {
  const [position, setPosition] = useState(0);
  const [exact, setExact] = useState(false);
  const request = requests[position] ?? requests[0];
  if (request === undefined) return null;
  return (
    <section class="ba-bytes" aria-labelledby="ba-bytes-title">
      <h2 class="ba-heading" id="ba-bytes-title">
        {t('Every byte of it')}
      </h2>
      <div class="ba-bytes-tools">
        <fieldset class="ba-segments" aria-label={t('Show the request')}>
          <button type="button" aria-pressed={!exact} onClick={() => setExact(false)}>
            {t('As text')}
          </button>
          <button type="button" aria-pressed={exact} onClick={() => setExact(true)}>
            {t('Exact bytes')}
          </button>
        </fieldset>
        {requests.length < 2 ? null : (
          <select
            aria-label={t('Which request')}
            value={String(position)}
            onChange={(event) => setPosition(Number(event.currentTarget.value))}
          >
            {requests.map(({ title }, index) => (
              <option value={String(index)} key={title}>
                {index + 1}. {title}
              </option>
            ))}
          </select>
        )}
        <span class="ba-sub">{t('{0} bytes', request.bytes.toLocaleString(locale('en-US')))}</span>
        <span class="ba-grow" />
        <CopyButton text={request.body} label={t('Copy the exact bytes')} words />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop it cannot be scrolled by keyboard */}
      <figure class="ba-request" tabIndex={0} aria-label={t('Request about {0}', request.title)}>
        <pre class={exact ? 'ba-exact' : undefined}>{exact ? request.body : readable(request.body)}</pre>
      </figure>
      <p class="ba-sub ba-hash">{t('SHA-256 {0}', request.hash)}</p>
    </section>
  );
}

/** Messages with their line breaks, then whatever else the body holds. */
export function readable(body: string): string {
  const value: unknown = JSON.parse(body);
  if (typeof value !== 'object' || value === null || !('messages' in value) || !Array.isArray(value.messages))
    return body;
  const { messages, ...rest } = value;
  const texts = messages.map((message: { readonly role?: unknown; readonly content?: unknown }) => {
    return `──── ${String(message.role)} ────\n${String(message.content)}`;
  });
  return [...texts, `──── ${t('parameters and schema')} ────\n${JSON.stringify(rest, null, 1)}`].join('\n\n');
}
