import { useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/t.ts';

interface AddRowProps {
  readonly id: string;
  /** `Name of a new field` */
  readonly label: string;
  readonly placeholder: string;
  /** Names that are taken, and why they cannot be given again. */
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
}

/** A name and Enter, again and again. */
export function AddRow({ id, label, placeholder, taken, onAdd }: AddRowProps) {
  const [name, setName] = useState('');
  const wanted = name.trim();
  const isTaken = taken.includes(wanted);
  const add = () => {
    if (wanted === '' || isTaken) return;
    onAdd(wanted);
    setName('');
  };
  return (
    <div class="ba-add">
      <input
        id={id}
        type="text"
        class="ba-input"
        aria-label={label}
        aria-invalid={isTaken}
        aria-describedby={isTaken ? `${id}-taken` : undefined}
        placeholder={placeholder}
        maxLength={100}
        spellcheck={false}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
        }}
      />
      <button
        type="button"
        class="ba-icon-button"
        aria-label={t('Add: {0}', label.toLowerCase())}
        disabled={wanted === '' || isTaken}
        onClick={add}
      >
        <Icon name="add" />
      </button>
      {isTaken ? (
        <p class="ba-hint" id={`${id}-taken`} role="status">
          {t('{0} is there already.', wanted)}
        </p>
      ) : null}
    </div>
  );
}
