import type { DiagramView, DrawnDiagram } from '../../../src/core/review/review.ts';
import { t } from '../../shared/t.ts';

const views: readonly DiagramView[] = ['service', 'data', 'flow'];
const viewNames: Readonly<Record<DiagramView, string>> = {
  service: t('Services'),
  data: t('Data model'),
  flow: t('Request flow'),
};

interface ChoiceProps {
  readonly diagrams: readonly DrawnDiagram[];
  readonly chosen: DrawnDiagram;
  readonly onChoose: (position: number) => void;
}

/** First the kind of diagram; where there are several of a kind, then which one. */
export function DiagramChoice({ diagrams, chosen, onChoose }: ChoiceProps) {
  const positionOf = (diagram: DrawnDiagram) => diagrams.indexOf(diagram);
  const ofView = (view: DiagramView) => diagrams.filter((diagram) => diagram.view === view);
  const siblings = ofView(chosen.view);
  return (
    <>
      <fieldset class="ba-segments" aria-label={t('Kind of diagram')}>
        {views.map((view) => {
          const first = ofView(view)[0];
          if (first === undefined) return null;
          return (
            <button
              type="button"
              key={view}
              aria-pressed={view === chosen.view}
              onClick={() => onChoose(positionOf(first))}
            >
              {viewNames[view]}
            </button>
          );
        })}
      </fieldset>
      {siblings.length < 2 ? null : (
        <select
          aria-label={viewNames[chosen.view]}
          value={String(positionOf(chosen))}
          onChange={(event) => onChoose(Number(event.currentTarget.value))}
        >
          {siblings.map((diagram) => (
            <option value={String(positionOf(diagram))} key={diagram.title}>
              {diagram.title}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
