import type { BriefForm, FormResource } from '../../../src/core/design/form/brief-form.ts';
import { Icon } from '../../shared/icon.tsx';
import { plural } from '../../shared/names.ts';
import { t } from '../../shared/t.ts';
import { AttributeList } from './attribute-list.tsx';
import { Errors } from './field.tsx';
import { rowScale, shortNumber } from './load-scale.ts';
import { OperationList } from './operation-list.tsx';
import { problemsAt, problemsOf } from './problems-at.ts';
import { RelationList } from './relation-list.tsx';
import { Slider } from './slider.tsx';
import { TextField } from './text-field.tsx';
import { change, preview } from './wish.ts';

interface ResourceCardProps {
  readonly form: BriefForm;
  readonly resource: FormResource;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly onRename: (name: string) => void;
}

export function ResourceCard({ form, resource, isOpen, onToggle, onRename }: ResourceCardProps) {
  const { name, attributes, rows } = resource;
  const wrong = problemsAt(form.problems, 'resources', name);
  return (
    <details
      class="ba-resource"
      open={isOpen}
      onToggle={(event) => {
        if (event.currentTarget.open !== isOpen) onToggle(event.currentTarget.open);
      }}
    >
      <summary>
        <span class="ba-resource-name">{name}</span>
        {wrong.length === 0 ? null : (
          <span class="ba-resource-wrong">
            <Icon name="warning" />
            <span class="ba-hidden">{plural(wrong.length, t('problem'), t('problems'))}, </span>
          </span>
        )}
        <span class="ba-resource-size">
          {t('{0} · {1} rows', plural(attributes.length, t('field'), t('fields')), shortNumber(rows))}
        </span>
      </summary>
      {isOpen ? <Inside form={form} resource={resource} onRename={onRename} /> : null}
    </details>
  );
}

function Inside({ form, resource, onRename }: Pick<ResourceCardProps, 'form' | 'resource' | 'onRename'>) {
  const { name, description, rows, rowsAssumed } = resource;
  const path = ['resources', name] as const;
  const at = (key: string) => problemsAt(form.problems, ...path, key);
  const rename = (next: string) => {
    const wanted = next.trim();
    if (wanted === '') return;
    onRename(wanted);
    change({ kind: 'rename', path, name: wanted });
  };
  return (
    <div class="ba-resource-body">
      <TextField label={t('Name')} value={name} onChange={rename} />
      <TextField
        label={t('What it is')}
        value={description}
        placeholder={t('In one sentence')}
        problems={at('description')}
        onChange={(value) =>
          change({ kind: 'set', path: [...path, 'description'], value: value === '' ? null : value })
        }
      />
      <Slider
        scale={rowScale}
        value={rows}
        assumed={rowsAssumed}
        problems={at('rows')}
        onMove={(written, rests) =>
          (rests ? change : preview)({ kind: 'set', path: [...path, 'rows'], value: written })
        }
      />
      <AttributeList form={form} resource={resource} />
      <RelationList form={form} resource={resource} />
      <OperationList form={form} resource={resource} />
      <Errors problems={problemsOf(form.problems, path, shown)} />
      <button type="button" class="ba-tool ba-remove" onClick={() => remove(name)}>
        <Icon name="trash" />
        {t('Remove {0}', name)}
      </button>
    </div>
  );
}

/** Keys of a resource that have a field, or a list, of their own. */
const shown = ['description', 'rows', 'attributes', 'partOf', 'belongsTo', 'relations', 'operations'];

function remove(name: string): void {
  change({ kind: 'set', path: ['resources', name], value: null });
  document.getElementById('ba-add-resource')?.focus();
}
