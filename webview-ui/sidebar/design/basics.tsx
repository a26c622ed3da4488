import type { BriefForm } from '../../../src/core/design/form/brief-form.ts';
import { t } from '../../shared/t.ts';
import { ChoiceField } from './choice-field.tsx';
import { Errors } from './field.tsx';
import { problemsAt } from './problems-at.ts';
import { TextField } from './text-field.tsx';
import { change } from './wish.ts';

const databases = { postgresql: t('PostgreSQL'), mysql: t('MySQL'), sqlite: t('SQLite') } as const;

const auths = {
  openid: t('OpenID'),
  jwt: t('Own tokens (JWT)'),
  'api-key': t('API keys'),
  session: t('Sessions'),
} as const;

export function Basics({ form }: { readonly form: BriefForm }) {
  const at = (key: string) => problemsAt(form.problems, key);
  const set = (key: string) => (value: string) =>
    change({ kind: 'set', path: [key], value: value === '' ? null : value });
  return (
    <section aria-labelledby="ba-basics">
      <h2 id="ba-basics">{t('Basics')}</h2>
      <TextField label={t('Name')} value={form.name} problems={at('name')} onChange={set('name')} />
      <TextField
        label={t('Goals, one a line')}
        lines={Math.min(8, Math.max(2, rowsOf(form.goals)))}
        value={form.goals.join('\n')}
        problems={at('goals')}
        onChange={(text) => change({ kind: 'set', path: ['goals'], value: lines(text) })}
      />
      <div class="ba-field-pair">
        <ChoiceField
          label={t('Database')}
          value={known(form.database, databases)}
          choices={databases}
          problems={at('database')}
          onChange={set('database')}
        />
        <ChoiceField
          label={t('Sign-in')}
          value={known(form.auth, auths)}
          choices={auths}
          problems={at('auth')}
          onChange={set('auth')}
        />
        <TextField
          label={t('Availability')}
          placeholder={t('99.9 %')}
          value={form.availability}
          problems={at('availability')}
          onChange={set('availability')}
        />
        <TextField
          label={t('Developers')}
          placeholder={t('unknown')}
          value={form.people}
          problems={at('people')}
          onChange={(value) => change({ kind: 'set', path: ['people'], value: numberOr(value) })}
        />
      </div>
      <Tenant form={form} />
      <Errors problems={form.problems.filter(({ path }) => path.length === 0 || path[0] === '$schema')} />
    </section>
  );
}

/** Of several customers that must not see each other's rows. */
function Tenant({ form }: { readonly form: BriefForm }) {
  const names = form.resources.map(({ name }) => name);
  const others = form.tenant === '' || names.includes(form.tenant) ? names : [...names, form.tenant];
  if (others.length === 0) return null;
  const choices = { '': t('all share one world'), ...Object.fromEntries(others.map((name) => [name, name])) };
  return (
    <ChoiceField
      label={t('Kept apart by tenant')}
      value={form.tenant}
      choices={choices}
      problems={problemsAt(form.problems, 'tenant')}
      onChange={(value) => change({ kind: 'set', path: ['tenant'], value: value === '' ? null : value })}
    />
  );
}

/** About so many letters stand in a row of a narrow sidebar. */
const rowLength = 36;

function rowsOf(goals: readonly string[]): number {
  return goals.reduce((rows, goal) => rows + Math.ceil(goal.length / rowLength), 0);
}

function lines(text: string): string[] | null {
  const said = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return said.length === 0 ? null : said;
}

function numberOr(text: string): string | number | null {
  if (text.trim() === '') return null;
  return Number.isFinite(Number(text)) ? Number(text) : text;
}

function known<Value extends string>(value: string, choices: Readonly<Record<Value, string>>): Value {
  return (value in choices ? value : Object.keys(choices)[0]) as Value;
}
