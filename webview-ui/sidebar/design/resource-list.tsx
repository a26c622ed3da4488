import { useState } from 'preact/hooks';
import type { BriefForm } from '../../../src/core/design/form/brief-form.ts';
import { t } from '../../shared/t.ts';
import { AddRow } from './add-row.tsx';
import { Errors } from './field.tsx';
import { problemsOf } from './problems-at.ts';
import { ResourceCard } from './resource-card.tsx';
import { change } from './wish.ts';

export function ResourceList({ form }: { readonly form: BriefForm }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const names = form.resources.map(({ name }) => name);
  const toggle = (name: string, isOpen: boolean) =>
    setOpen((now) => new Set(isOpen ? [...now, name] : [...now].filter((each) => each !== name)));
  return (
    <section aria-labelledby="ba-resources">
      <h2 id="ba-resources">{t('Resources')}</h2>
      {form.resources.map((resource) => (
        <ResourceCard
          key={resource.name}
          form={form}
          resource={resource}
          isOpen={open.has(resource.name)}
          onToggle={(isOpen) => toggle(resource.name, isOpen)}
          onRename={(name) => toggle(name, true)}
        />
      ))}
      <Errors problems={problemsOf(form.problems, ['resources'], names)} />
      <AddRow
        id="ba-add-resource"
        label={t('Name of a new resource')}
        placeholder={t('Add a resource')}
        taken={names}
        onAdd={(name) => {
          toggle(name, true);
          change({ kind: 'addResource', name });
        }}
      />
    </section>
  );
}
