import type { BriefForm } from '../../../src/core/design/form/brief-form.ts';
import type { OpenBrief } from '../../../src/protocol/design-schema.ts';
import { t } from '../../shared/t.ts';
import { Errors } from './field.tsx';
import { loadScales } from './load-scale.ts';
import { problemsAt, problemsOf } from './problems-at.ts';
import { Sizing } from './sizing.tsx';
import { Slider } from './slider.tsx';
import { change, preview } from './wish.ts';

interface LoadProps {
  readonly form: BriefForm;
  readonly size: OpenBrief['size'];
}

export function Load({ form, size }: LoadProps) {
  const keys = form.load.map(({ key }) => key);
  return (
    <section aria-labelledby="ba-load">
      <h2 id="ba-load">{t('Load')}</h2>
      {form.load.map(({ key, value, assumed }) => (
        <Slider
          key={key}
          scale={loadScales[key]}
          value={value}
          assumed={assumed}
          problems={problemsAt(form.problems, 'load', key)}
          onMove={(written, rests) => (rests ? change : preview)({ kind: 'set', path: ['load', key], value: written })}
        />
      ))}
      <Errors problems={problemsOf(form.problems, ['load'], keys)} />
      <Sizing size={size} />
    </section>
  );
}
