import type { FormProblem } from '../../../src/core/design/form/brief-form.ts';
import { Field } from './field.tsx';

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly hidden?: boolean;
  readonly value: Value;
  readonly choices: Readonly<Record<Value, string>>;
  readonly problems?: readonly FormProblem[];
  readonly onChange: (value: Value) => void;
}

export function ChoiceField<Value extends string>({ value, choices, onChange, ...field }: ChoiceFieldProps<Value>) {
  const names = Object.entries<string>(choices);
  return (
    <Field {...field}>
      {(attributes) => (
        <select
          class="ba-input"
          value={value}
          {...attributes}
          onChange={(event) => {
            const chosen = names.find(([name]) => name === event.currentTarget.value);
            if (chosen !== undefined) onChange(chosen[0] as Value);
          }}
        >
          {names.map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
