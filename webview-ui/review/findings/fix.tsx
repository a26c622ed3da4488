import { CodeBlock } from '../../shared/code-block.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import { InlineCode } from '../../shared/inline-code.tsx';
import { t } from '../../shared/t.ts';

/** The mend: words as words, a statement that can be run as code. */
export function Fix({ text }: { readonly text: string }) {
  if (text === '') return null;
  return (
    <>
      <h3>{t('What to do')}</h3>
      {/^(?:CREATE|ALTER|DROP)\s/.test(text) ? (
        <CodeBlock text={text} language="sql" label={t('Statement that mends it')} copy={t('Copy the statement')} />
      ) : (
        <div class="ba-fix">
          <p>
            <InlineCode text={text} />
          </p>
          <CopyButton text={text} label={t('Copy what to do')} />
        </div>
      )}
    </>
  );
}
