import { useState } from 'preact/hooks';
import type { DesignState } from '../../../src/protocol/design-schema.ts';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/t.ts';
import { RunStatus } from './run-status.tsx';
import { wish } from './wish.ts';

/** The ways to a brief: in words, from a template, from a file, from nothing. */
export function Begin({ design }: { readonly design: DesignState }) {
  const { templates, model, run } = design;
  return (
    <>
      <Describe model={model} isBusy={run.kind === 'running'} />
      <RunStatus run={run} />
      <section aria-labelledby="ba-templates">
        <h2 id="ba-templates">{t('Begin with a template')}</h2>
        <ul class="ba-choices">
          {templates.map(({ id, title, about }) => (
            <li key={id}>
              <button type="button" class="ba-choice" onClick={() => wish({ kind: 'begin', template: id })}>
                <span class="ba-choice-title">{title}</span>
                <span class="ba-choice-about">{about}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="ba-own">
        <h2 id="ba-own">{t('Or with your own')}</h2>
        <div class="ba-pair">
          <button type="button" class="ba-button ba-secondary" onClick={() => wish({ kind: 'choose' })}>
            {t('Open a Brief…')}
          </button>
          <button type="button" class="ba-button ba-secondary" onClick={() => wish({ kind: 'begin' })}>
            {t('Empty Brief')}
          </button>
        </div>
      </section>
    </>
  );
}

function Describe({ model, isBusy }: { readonly model: string | undefined; readonly isBusy: boolean }) {
  const [prose, setProse] = useState('');
  const isEmpty = prose.trim() === '';
  const describe = (withModel: boolean) => wish({ kind: 'describe', prose, withModel });
  return (
    <section class="ba-describe" aria-labelledby="ba-describe">
      <h2 id="ba-describe">{t('What should it do?')}</h2>
      <textarea
        class="ba-input"
        rows={5}
        maxLength={20_000}
        aria-labelledby="ba-describe"
        aria-describedby="ba-describe-note"
        placeholder={t(
          'An online shop for small breweries: products, carts, orders with lines, payments. 50 requests per second, 200,000 customers.',
        )}
        value={prose}
        onInput={(event) => setProse(event.currentTarget.value)}
      />
      <div class="ba-pair">
        <button type="button" class="ba-button" disabled={isEmpty || isBusy} onClick={() => describe(false)}>
          {t('Fill the Form')}
        </button>
        {model === undefined ? null : (
          <button
            type="button"
            class="ba-button ba-secondary"
            disabled={isEmpty || isBusy}
            title={model}
            onClick={() => describe(true)}
          >
            <Icon name="sparkle" />
            {t('Ask the Model')}
          </button>
        )}
      </div>
      <p class="ba-note" id="ba-describe-note">
        {model === undefined
          ? t(
              'Nouns become resources and figures become load. Nothing is sent anywhere, and you correct what was read.',
            )
          : t(
              'The form is filled on this machine. The model is asked only after you have seen every byte that would be sent.',
            )}
      </p>
    </section>
  );
}
