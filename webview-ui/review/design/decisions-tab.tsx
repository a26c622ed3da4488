import type { DesignPage } from '../../../src/core/design-page.ts';
import { InlineCode } from '../../shared/inline-code.tsx';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';
import { Where } from '../where.tsx';
import { Sagas } from './sagas.tsx';

/** What was settled and why, what would settle it otherwise, and what the brief leaves open. */
export function DecisionsTab() {
  const { design } = usePage();
  if (design === undefined) return null;
  return (
    <ScrollArea class="ba-pad" label={t('Decisions')}>
      <Goals goals={design.goals} />
      <Questions questions={design.questions} />
      <section class="ba-decisions">
        <h2 class="ba-heading">{t('Decisions')}</h2>
        {design.decisions.map((decision) => (
          <Decided key={decision.id} decision={decision} />
        ))}
      </section>
      <Sagas sagas={design.sagas} />
    </ScrollArea>
  );
}

function Goals({ goals }: { readonly goals: readonly string[] }) {
  if (goals.length === 0) return null;
  return (
    <section class="ba-reading">
      <h2 class="ba-heading">{t('Goals')}</h2>
      <ul class="ba-bullets">
        {goals.map((goal) => (
          <li key={goal}>{goal}</li>
        ))}
      </ul>
    </section>
  );
}

function Questions({ questions }: { readonly questions: readonly string[] }) {
  if (questions.length === 0) return null;
  return (
    <section class="ba-reading">
      <h2 class="ba-heading">{t('Open questions')}</h2>
      <ul class="ba-bullets">
        {questions.map((question) => (
          <li key={question}>
            <InlineCode text={question} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decided({ decision }: { readonly decision: DesignPage['decisions'][number] }) {
  const { title, choice, reason, instead, changesWhen, evidence } = decision;
  // What the whole brief says has no place to point at.
  const places = evidence.filter(({ line, endLine }) => endLine - line < longest).slice(0, mostPlaces);
  return (
    <article class="ba-decision">
      <h3>
        <InlineCode text={title} />
      </h3>
      <div>
        <p>
          <InlineCode text={choice} />
        </p>
        <dl class="ba-facts">
          <dt>{t('Why')}</dt>
          <dd>
            <InlineCode text={reason} />
          </dd>
          {instead.map((option) => (
            <Instead key={option} option={option} />
          ))}
          <dt>{t('Again when')}</dt>
          <dd>
            <InlineCode text={changesWhen} />
          </dd>
          <Where evidence={places} />
        </dl>
      </div>
    </article>
  );
}

/** A decision of every table would else point at every table. */
const mostPlaces = 4;

/** A resource that takes more lines is rare, and a brief that takes fewer too. */
const longest = 30;

function Instead({ option }: { readonly option: string }) {
  return (
    <>
      <dt>{t('Not')}</dt>
      <dd>
        <InlineCode text={option} />
      </dd>
    </>
  );
}
