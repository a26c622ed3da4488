import { standardOperations } from '../../../src/core/design/brief/brief.ts';
import type { BriefForm, FormResource } from '../../../src/core/design/form/brief-form.ts';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/t.ts';
import { AddRow } from './add-row.tsx';
import { Errors } from './field.tsx';
import { idFor } from './id-for.ts';
import { problemsAt } from './problems-at.ts';
import { change } from './wish.ts';

interface OperationListProps {
  readonly form: BriefForm;
  readonly resource: FormResource;
}

/** The five that every resource may have, and what else can be done with it. */
export function OperationList({ form, resource }: OperationListProps) {
  const { name, operations } = resource;
  const standard: readonly string[] = standardOperations;
  const actions = operations.filter((operation) => !standard.includes(operation));
  const set = (names: readonly string[]) => change({ kind: 'operations', resource: name, names });
  const addId = idFor('add-action', name);
  return (
    <fieldset class="ba-group">
      <legend>{t('Operations')}</legend>
      <div class="ba-checks">
        {standard.map((operation) => (
          <label class="ba-check" key={operation}>
            <input
              type="checkbox"
              checked={operations.includes(operation)}
              onChange={(event) =>
                set(
                  event.currentTarget.checked
                    ? [...operations, operation]
                    : operations.filter((each) => each !== operation),
                )
              }
            />
            {operation}
          </label>
        ))}
      </div>
      {actions.length === 0 ? null : (
        <ul class="ba-actions-list" aria-label={t('Actions of {0}', name)}>
          {actions.map((action) => (
            <li key={action}>
              <span>{action}</span>
              <button
                type="button"
                class="ba-icon-button"
                aria-label={t('Remove the action {0}', action)}
                title={t('Remove')}
                onClick={() => {
                  set(operations.filter((each) => each !== action));
                  document.getElementById(addId)?.focus();
                }}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Errors problems={problemsAt(form.problems, 'resources', name, 'operations')} />
      <AddRow
        id={addId}
        label={t('Name of a new action of {0}', name)}
        placeholder={t('Add an action, as cancel')}
        taken={operations}
        onAdd={(action) => set([...operations, action])}
      />
    </fieldset>
  );
}
