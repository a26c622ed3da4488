import type { BriefForm, FormResource } from '../../../src/core/design/form/brief-form.ts';
import { t } from '../../shared/t.ts';
import { AddRow } from './add-row.tsx';
import { AttributeRow } from './attribute-row.tsx';
import { Errors } from './field.tsx';
import { idFor } from './id-for.ts';
import { problemsOf } from './problems-at.ts';
import { change } from './wish.ts';

interface AttributeListProps {
  readonly form: BriefForm;
  readonly resource: FormResource;
}

export function AttributeList({ form, resource }: AttributeListProps) {
  const { name, attributes } = resource;
  const names = attributes.map((attribute) => attribute.name);
  const add = idFor('add-field', name);
  return (
    <fieldset class="ba-group">
      <legend>{t('Fields')}</legend>
      {attributes.map((attribute) => (
        <AttributeRow key={attribute.name} form={form} resource={name} attribute={attribute} addId={add} />
      ))}
      <Errors problems={problemsOf(form.problems, ['resources', name, 'attributes'], names)} />
      <AddRow
        id={add}
        label={t('Name of a new field of {0}', name)}
        placeholder={t('Add a field')}
        taken={names}
        onAdd={(wanted) => change({ kind: 'attribute', resource: name, attribute: { ...plain, name: wanted } })}
      />
    </fieldset>
  );
}

const plain = {
  type: 'text',
  values: [],
  optional: false,
  unique: false,
  personal: false,
  secret: false,
  readOnly: false,
} as const;
