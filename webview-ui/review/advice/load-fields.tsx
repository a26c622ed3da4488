import { type LoadView, loadSchema } from '../../../src/protocol/sheet-schema.ts';
import { t } from '../../shared/t.ts';

interface FieldsProps {
  readonly load: LoadView;
  readonly onChange: (load: LoadView) => void;
}

/** The figures that everything follows from. What is no load yet, as an empty field, changes nothing. */
export function LoadFields({ load, onChange }: FieldsProps) {
  const change = (part: Partial<LoadView>) => {
    const next = loadSchema.safeParse({ ...load, ...part });
    if (next.success) onChange(next.data);
  };
  return (
    <fieldset class="ba-load-fields" aria-label={t('Load')}>
      <Field label={t('Requests/s')} value={load.rps} min={1} step={10} onChange={(rps) => change({ rps })} />
      <Field label={t('Peak factor')} value={load.peak} min={1} step={0.5} onChange={(peak) => change({ peak })} />
      <Field
        label={t('Growth a year, %')}
        value={Math.round(load.growth * 100)}
        min={0}
        step={10}
        onChange={(percent) => change({ growth: percent / 100 })}
      />
    </fieldset>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

function Field({ label, value, min, step, onChange }: FieldProps) {
  return (
    <label class="ba-load-field">
      <span>{label}</span>
      <input
        type="number"
        value={value}
        min={min}
        step={step}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
