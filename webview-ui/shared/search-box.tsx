import { Icon } from './icon.tsx';
import { t } from './t.ts';

interface SearchProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function SearchBox({ label, value, onChange }: SearchProps) {
  return (
    <div class="ba-search">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        spellcheck={false}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onChange('');
        }}
      />
      {value === '' ? null : (
        <button type="button" class="ba-icon-button" title={t('Clear the filter')} onClick={() => onChange('')}>
          <Icon name="close" />
          <span class="ba-hidden">{t('Clear the filter')}</span>
        </button>
      )}
    </div>
  );
}
