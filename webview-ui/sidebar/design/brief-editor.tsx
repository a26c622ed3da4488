import { useEffect, useState } from 'preact/hooks';
import type { DesignState, OpenBrief } from '../../../src/protocol/design-schema.ts';
import { Icon } from '../../shared/icon.tsx';
import { plural } from '../../shared/names.ts';
import { t } from '../../shared/t.ts';
import { Basics } from './basics.tsx';
import { Errors } from './field.tsx';
import { Load } from './load.tsx';
import { ResourceList } from './resource-list.tsx';
import { RunStatus } from './run-status.tsx';
import { sizeWords } from './sizing.tsx';
import { wish } from './wish.ts';

interface BriefEditorProps {
  readonly brief: OpenBrief;
}

/** A brief as a form. Every change is written into its text, and what is written there shows here. */
export function BriefEditor({ brief }: BriefEditorProps) {
  const { file, form, size, note } = brief;
  return (
    <>
      <div class="ba-brief-head">
        <span class="ba-brief-file" title={file}>
          {file ?? t('Unsaved brief')}
        </span>
        <button type="button" class="ba-tool" onClick={() => wish({ kind: 'text' })}>
          <Icon name="code" />
          {t('YAML')}
        </button>
        <button
          type="button"
          class="ba-icon-button"
          aria-label={t('Close this brief')}
          title={t('Close this brief')}
          onClick={() => wish({ kind: 'close' })}
        >
          <Icon name="close" />
        </button>
      </div>
      {note === undefined ? null : (
        <p class="ba-told" role="status">
          {note}
        </p>
      )}
      <Wrong form={form} />
      <Basics form={form} />
      <Load form={form} size={size} />
      <ResourceList form={form} />
      <Also form={form} />
      <Spoken words={sizeWords(size)} />
    </>
  );
}

interface DockProps extends BriefEditorProps {
  readonly run: DesignState['run'];
}

/** The way on is always in sight, however long the form is. */
export function Dock({ brief, run }: DockProps) {
  const isBusy = run.kind === 'running';
  return (
    <div class="ba-dock">
      <RunStatus run={run} />
      <Actions brief={brief} isBusy={isBusy} />
    </div>
  );
}

function Actions({ brief, isBusy }: { readonly brief: OpenBrief; readonly isBusy: boolean }) {
  return (
    <div class="ba-pair">
      <button
        type="button"
        class="ba-button"
        disabled={isBusy || brief.form.resources.length === 0}
        onClick={() => wish({ kind: 'design' })}
      >
        {brief.designed ? t('Show the Design') : t('Design')}
      </button>
      {brief.designed ? (
        <button type="button" class="ba-button ba-secondary" disabled={isBusy} onClick={() => wish({ kind: 'write' })}>
          {t('Write Files…')}
        </button>
      ) : null}
    </div>
  );
}

/** Everything that is wrong, in one place; each also stands at its field. */
function Wrong({ form }: Pick<OpenBrief, 'form'>) {
  const { problems } = form;
  if (problems.length === 0) return null;
  return (
    <details class="ba-wrong">
      <summary>
        <Icon name="warning" />
        {t('{0} in this brief', plural(problems.length, t('problem'), t('problems')))}
      </summary>
      <ol>
        {problems.map(({ line, message }) => (
          <li key={`${line} ${message}`}>
            {message}{' '}
            <button type="button" class="ba-link" onClick={() => wish({ kind: 'text', line })}>
              {t('Line {0}', line)}
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What has no field is not lost: it stands in the text, and the way there is short. */
function Also({ form }: Pick<OpenBrief, 'form'>) {
  const elsewhere = form.problems.filter(({ path }) => ['consumers', 'externals'].includes(path[0] ?? ''));
  if (form.also.length === 0 && elsewhere.length === 0) return null;
  return (
    <section aria-labelledby="ba-also">
      <h2 id="ba-also">{t('Also in the text')}</h2>
      <ul class="ba-also">
        {form.also.map(({ what, amount, line }) => (
          <li key={what}>
            <span>
              {amount} {amount === 1 ? what.replace(/s$/, '') : what}
            </span>
            <button
              type="button"
              class="ba-link"
              aria-label={t('Line {0}: {1}', line, what)}
              onClick={() => wish({ kind: 'text', line })}
            >
              {t('Line {0}', line)}
            </button>
          </li>
        ))}
      </ul>
      <Errors problems={elsewhere} />
    </section>
  );
}

/** Longer than a slider takes from one step to the next. */
const rest = 700;

/** Says the new size once it rests; while a slider moves it would only interrupt itself. */
function Spoken({ words }: { readonly words: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), rest);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <p class="ba-hidden" role="status">
      {said}
    </p>
  );
}
