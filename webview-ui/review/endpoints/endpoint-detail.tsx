import type { ReviewEndpoint } from '../../../src/core/review/review.ts';
import { CodeBlock } from '../../shared/code-block.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import { send } from '../../shared/host.ts';
import { Icon } from '../../shared/icon.tsx';
import { ModelMark } from '../../shared/model-mark.tsx';
import { PlaceLink } from '../../shared/place-link.tsx';
import { t } from '../../shared/t.ts';
import { SearchedPlace } from '../findings/looked-at.tsx';
import { usePage } from '../page-context.ts';
import { asCurl, isMessage } from './as-curl.ts';
import { RequestPath } from './request-path.tsx';

export function EndpointDetail({ endpoint }: { readonly endpoint: ReviewEndpoint }) {
  const { design, judgement } = usePage();
  const name = `${endpoint.method} ${endpoint.path}`;
  const described = judgement?.endpoints.find((one) => one.endpoint === endpoint.id);
  return (
    <div class="ba-endpoint-detail">
      {described === undefined ? null : (
        <p>
          <ModelMark /> {described.summary}
        </p>
      )}
      <section>
        <div class="ba-caption">
          <h3>{t('What a request passes')}</h3>
          {design === undefined ? <DrawFlow endpoint={endpoint.id} /> : null}
        </div>
        {endpoint.onlyWhere === undefined ? null : <Where {...endpoint.onlyWhere} />}
        <RequestPath endpoint={endpoint} />
        {endpoint.guards.some(({ kind }) => kind !== 'cors') ? null : <Searched endpoint={endpoint} />}
      </section>
      <div class="ba-examples">
        <section>
          <div class="ba-caption">
            <h3>{t('Request')}</h3>
            {isMessage(endpoint.example.request) ? (
              <CopyButton text={asCurl(endpoint.example.request)} label={t('Copy as curl')} words />
            ) : null}
          </div>
          <CodeBlock
            text={endpoint.example.request}
            language={endpoint.protocol === 'server-action' ? 'code' : 'http'}
            label={t('Request of {0}', name)}
            copy={t('Copy request')}
          />
        </section>
        <section>
          <div class="ba-caption">
            <h3>{t('Response')}</h3>
            <span class="ba-sub">{statusesOf(endpoint).join(', ')}</span>
          </div>
          <CodeBlock
            text={endpoint.example.response}
            language="http"
            label={t('Response of {0}', name)}
            copy={t('Copy response')}
          />
          {endpoint.example.error === undefined ? null : (
            <>
              <div class="ba-caption">
                <h3>{t('When it goes wrong')}</h3>
              </div>
              <CodeBlock
                text={endpoint.example.error}
                language="http"
                label={t('An error of {0}', name)}
                copy={t('Copy error')}
              />
            </>
          )}
        </section>
      </div>
    </div>
  );
}

/** Declared ones, and those of guards. */
function statusesOf(endpoint: ReviewEndpoint): readonly number[] {
  const refused = endpoint.guards.flatMap(({ refuses, optional }) =>
    refuses === undefined || optional ? [] : refuses,
  );
  return [...new Set([...endpoint.responses.map(({ status }) => status), ...refused])].sort((a, b) => a - b);
}

function DrawFlow({ endpoint }: { readonly endpoint: string }) {
  return (
    <button type="button" class="ba-tool" onClick={() => send({ type: 'flow', endpoint })}>
      <Icon name="list" />
      <span>{t('Draw the Flow')}</span>
    </button>
  );
}

/** A route that is not there where the system is used. */
function Where({ name, evidence }: NonNullable<ReviewEndpoint['onlyWhere']>) {
  return (
    <p>
      {t('There only where')} <code>{name}</code> <PlaceLink file={evidence.file} line={evidence.line} short />
    </p>
  );
}

function Searched({ endpoint }: { readonly endpoint: ReviewEndpoint }) {
  if (endpoint.guardSearch.length === 0) return null;
  return (
    <details class="ba-searched">
      <summary>{t('No guard was found. Where it was looked for')}</summary>
      <ul class="ba-looked">
        {endpoint.guardSearch.map((place) => (
          <li key={place}>
            <SearchedPlace text={place} />
          </li>
        ))}
      </ul>
    </details>
  );
}
