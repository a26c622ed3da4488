import { useState } from 'preact/hooks';
import type { BriefForm, FormRelation, FormResource } from '../../../src/core/design/form/brief-form.ts';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/t.ts';
import { ChoiceField } from './choice-field.tsx';
import { Errors } from './field.tsx';
import { idFor } from './id-for.ts';
import { problemsAt } from './problems-at.ts';
import { change } from './wish.ts';

interface RelationListProps {
  readonly form: BriefForm;
  readonly resource: FormResource;
}

const kinds = { 'part-of': t('is part of'), 'belongs-to': t('belongs to'), many: t('has many, shared') } as const;

export function RelationList({ form, resource }: RelationListProps) {
  const { name, relations } = resource;
  const problems = ['partOf', 'belongsTo', 'relations'].flatMap((key) =>
    problemsAt(form.problems, 'resources', name, key),
  );
  return (
    <fieldset class="ba-group">
      <legend>{t('Relations')}</legend>
      {relations.map((relation) => (
        <RelationRow key={relation.name} resource={name} relation={relation} />
      ))}
      <Errors problems={problems} />
      <AddRelation form={form} resource={resource} />
    </fieldset>
  );
}

function RelationRow({ resource, relation }: { readonly resource: string; readonly relation: FormRelation }) {
  const { name, to, kind, optional } = relation;
  const set = (more: Partial<FormRelation>) =>
    change({ kind: 'relation', resource, was: name, relation: { ...relation, ...more } });
  const title = name === to ? to : `${name} → ${to}`;
  return (
    <div class="ba-relation">
      <ChoiceField
        label={t('How it relates to {0}', to)}
        hidden
        value={kind}
        choices={kinds}
        onChange={(next) => set({ kind: next, optional: next === 'belongs-to' && optional })}
      />
      <span class="ba-relation-to" title={title}>
        {title}
      </span>
      <button
        type="button"
        class="ba-icon-button"
        aria-label={t('Remove the relation {0}', name)}
        title={t('Remove')}
        onClick={() => remove(resource, name)}
      >
        <Icon name="trash" />
      </button>
      {kind === 'belongs-to' ? (
        <label class="ba-check">
          <input
            type="checkbox"
            checked={optional}
            onChange={(event) => set({ optional: event.currentTarget.checked })}
          />
          {t('May be left out')}
        </label>
      ) : null}
    </div>
  );
}

function AddRelation({ form, resource }: RelationListProps) {
  const taken = resource.relations.map(({ name }) => name);
  const others = form.resources
    .map(({ name }) => name)
    .filter((name) => name !== resource.name && !taken.includes(name));
  const [chosen, setChosen] = useState<string>();
  const to = others.find((name) => name === chosen) ?? others[0];
  if (to === undefined) return null;
  const choices = Object.fromEntries(others.map((name) => [name, name]));
  return (
    <div class="ba-add">
      <ChoiceField
        label={t('Resource that {0} belongs to', resource.name)}
        hidden
        value={to}
        choices={choices}
        onChange={setChosen}
      />
      <button
        type="button"
        class="ba-icon-button"
        id={idFor('add-relation', resource.name)}
        aria-label={t('Add the relation to {0}', to)}
        title={t('Add this relation')}
        onClick={() =>
          change({
            kind: 'relation',
            resource: resource.name,
            relation: { name: to, to, kind: 'belongs-to', optional: false },
          })
        }
      >
        <Icon name="add" />
      </button>
    </div>
  );
}

function remove(resource: string, name: string): void {
  change({ kind: 'relation', resource, was: name });
  document.getElementById(idFor('add-relation', resource))?.focus();
}
