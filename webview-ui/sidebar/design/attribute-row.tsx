import { useId, useState } from 'preact/hooks';
import { attributeTypes } from '../../../src/core/design/brief/brief.ts';
import type { BriefForm, FormAttribute } from '../../../src/core/design/form/brief-form.ts';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/t.ts';
import { ChoiceField } from './choice-field.tsx';
import { Errors } from './field.tsx';
import { problemsAt } from './problems-at.ts';
import { TextField } from './text-field.tsx';
import { change } from './wish.ts';

interface AttributeRowProps {
  readonly form: BriefForm;
  readonly resource: string;
  readonly attribute: FormAttribute;
  /** Where the focus goes when this row goes away. */
  readonly addId: string;
}

const types = Object.fromEntries(attributeTypes.map((type) => [type, type.replace('-', ' ')])) as Readonly<
  Record<FormAttribute['type'], string>
>;

export function AttributeRow({ form, resource, attribute, addId }: AttributeRowProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { name, type } = attribute;
  const path = ['resources', resource, 'attributes', name];
  const rename = (next: string) => {
    if (next.trim() !== '') change({ kind: 'rename', path, name: next.trim() });
  };
  const set = (more: Partial<FormAttribute>) =>
    change({ kind: 'attribute', resource, attribute: { ...attribute, ...more } });
  return (
    <div class="ba-attribute">
      <div class="ba-attribute-line">
        <TextField label={t('Name of field {0}', name)} hidden value={name} onChange={rename} />
        <ChoiceField
          label={t('Type of {0}', name)}
          hidden
          value={type}
          choices={types}
          onChange={(next) =>
            set({ type: next, max: undefined, min: undefined, values: next === 'enum' ? ['new', 'done'] : [] })
          }
        />
        <button
          type="button"
          class="ba-icon-button"
          aria-label={t('More about {0}', name)}
          title={t('More')}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="settings" />
        </button>
      </div>
      <Marks attribute={attribute} />
      <Errors problems={problemsAt(form.problems, ...path)} />
      <div id={id} hidden={!isOpen} class="ba-attribute-more">
        {isOpen ? <More attribute={attribute} set={set} onRemove={() => remove(path, addId)} /> : null}
      </div>
    </div>
  );
}

const flags = {
  optional: t('May be left out'),
  unique: t('No two share it'),
  personal: t('Says something of a person'),
  secret: t('Kept as a hash only'),
  readOnly: t('Set by the service'),
} as const;

type Flag = keyof typeof flags;

const words: Readonly<Record<Flag, string>> = {
  optional: t('optional'),
  unique: t('unique'),
  personal: t('personal'),
  secret: t('secret'),
  readOnly: t('read only'),
};

const numbers = ['integer', 'number', 'money'];
const texts = ['text', 'long-text', 'email', 'url', 'phone', 'slug'];

/** What is not said by name and type, in a few words under them. */
function Marks({ attribute }: { readonly attribute: FormAttribute }) {
  const { type, values, min, max } = attribute;
  const said = [
    ...(type === 'enum' ? [values.join(' · ')] : []),
    ...(numbers.includes(type) && min !== undefined ? [t('at least {0}', min)] : []),
    ...(numbers.includes(type) && max !== undefined ? [t('at most {0}', max)] : []),
    ...(Object.keys(flags) as Flag[]).filter((flag) => attribute[flag]).map((flag) => words[flag]),
  ];
  return said.length === 0 ? null : <p class="ba-marks">{said.join(', ')}</p>;
}

interface MoreProps {
  readonly attribute: FormAttribute;
  readonly set: (more: Partial<FormAttribute>) => void;
  readonly onRemove: () => void;
}

function More({ attribute, set, onRemove }: MoreProps) {
  const { name, type, values, min, max } = attribute;
  const isNumber = numbers.includes(type);
  return (
    <>
      {type === 'enum' ? (
        <TextField
          label={t('Values, the first is where it begins')}
          value={values.join(', ')}
          onChange={(text) => set({ values: split(text) })}
        />
      ) : null}
      {isNumber ? (
        <TextField
          label={t('At least')}
          value={min === undefined ? '' : String(min)}
          onChange={(text) => set({ min: number(text) })}
        />
      ) : null}
      {isNumber || texts.includes(type) ? (
        <TextField
          label={isNumber ? t('At most') : t('Longest, in characters')}
          value={max === undefined ? '' : String(max)}
          onChange={(text) => set({ max: number(text) })}
        />
      ) : null}
      {(Object.entries(flags) as [Flag, string][]).map(([flag, says]) => (
        <label class="ba-check" key={flag}>
          <input
            type="checkbox"
            checked={attribute[flag]}
            onChange={(event) => set({ [flag]: event.currentTarget.checked })}
          />
          {says}
        </label>
      ))}
      <button type="button" class="ba-tool ba-remove" onClick={onRemove}>
        <Icon name="trash" />
        {t('Remove {0}', name)}
      </button>
    </>
  );
}

function remove(path: readonly string[], addId: string): void {
  change({ kind: 'set', path, value: null });
  document.getElementById(addId)?.focus();
}

function split(text: string): string[] {
  return text
    .split(/[,|]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

function number(text: string): number | undefined {
  const value = Number(text.replace(/[_,\s]/g, ''));
  return text.trim() === '' || !Number.isFinite(value) ? undefined : value;
}
