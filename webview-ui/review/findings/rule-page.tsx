import type { RuleView } from '../../../src/protocol/sheet-schema.ts';
import { CodeBlock } from '../../shared/code-block.tsx';
import { InlineCode } from '../../shared/inline-code.tsx';
import { languageOf } from '../../shared/language-of.ts';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';

/** What the rule asks in general, beside the finding that made somebody ask. */
export function RulePage({ rule: id }: { readonly rule: string }) {
  const { rule } = usePage();
  if (rule === undefined || rule.id !== id) return null;
  return (
    <section class="ba-rule" aria-label={t('Rule {0}', id)}>
      <h3>{t('The rule')}</h3>
      <p>
        <InlineCode text={rule.what} />
      </p>
      <p>
        <InlineCode text={rule.why} />
      </p>
      <p>
        <InlineCode text={rule.fix} />
      </p>
      <Example title={t('What it reports')} files={rule.bad} />
      <Example title={t('What it leaves alone')} files={rule.good} />
      {rule.references.length === 0 ? null : <p class="ba-sub">{t('After {0}', rule.references.join(', '))}</p>}
    </section>
  );
}

function Example({ title, files }: { readonly title: string; readonly files: RuleView['bad'] }) {
  return (
    <>
      <h4>{title}</h4>
      {files.map(({ file, text }) => (
        <CodeBlock key={file} text={text} language={languageOf(file)} label={`${title}: ${file}`} />
      ))}
    </>
  );
}
