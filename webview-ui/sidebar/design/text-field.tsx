import { useEffect, useState } from 'preact/hooks';
import type { FormProblem } from '../../../src/core/design/form/brief-form.ts';
import { Field } from './field.tsx';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hidden?: boolean;
  readonly hint?: string | undefined;
  readonly placeholder?: string;
  readonly lines?: number;
  readonly problems?: readonly FormProblem[];
  /** Told when the person is done with the field, not with every letter. */
  readonly onChange: (value: string) => void;
}

/** A text that belongs to the person until they leave the field; what is written meanwhile elsewhere waits. */
export function TextField({ value, lines, placeholder, onChange, ...field }: TextFieldProps) {
  const [typed, setTyped] = useState<string>();
  useEffect(() => setTyped(undefined), [value]);
  const done = () => {
    if (typed !== undefined && typed !== value) onChange(typed);
    else setTyped(undefined);
  };
  const shared = {
    class: 'ba-input',
    value: typed ?? value,
    placeholder,
    spellcheck: false,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => setTyped(event.currentTarget.value),
    onBlur: done,
  };
  return (
    <Field {...field}>
      {(attributes) =>
        lines === undefined ? (
          <input
            type="text"
            maxLength={200}
            {...shared}
            {...attributes}
            onKeyDown={(event) => {
              if (event.key === 'Enter') done();
              if (event.key === 'Escape') setTyped(undefined);
            }}
          />
        ) : (
          <textarea rows={lines} maxLength={5000} {...shared} {...attributes} />
        )
      }
    </Field>
  );
}
