import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { FormProblem } from '../../../src/core/design/form/brief-form.ts';
import { Icon } from '../../shared/icon.tsx';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problems?: readonly FormProblem[];
  /** The label is for those who hear the page; those who see it have a heading or a column. */
  readonly hidden?: boolean;
  readonly children: (attributes: FieldAttributes) => ComponentChildren;
}

/** What ties a control to its label and to what is wrong with it. */
export interface FieldAttributes {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

export function Field({ label, hint, problems = [], hidden = false, children }: FieldProps) {
  const id = useId();
  const describing = [...(hint === undefined ? [] : [`${id}-hint`]), ...(problems.length === 0 ? [] : [`${id}-error`])];
  return (
    <div class="ba-field">
      <label class={hidden ? 'ba-hidden' : 'ba-label'} for={id}>
        {label}
      </label>
      {children({
        id,
        'aria-invalid': problems.length > 0,
        'aria-describedby': describing.length === 0 ? undefined : describing.join(' '),
      })}
      {hint === undefined ? null : (
        <p class="ba-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Errors id={`${id}-error`} problems={problems} />
    </div>
  );
}

export function Errors({ id, problems }: { readonly id?: string; readonly problems: readonly FormProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul class="ba-errors" id={id}>
      {problems.map(({ line, message }) => (
        <li key={`${line} ${message}`}>
          <Icon name="warning" />
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
