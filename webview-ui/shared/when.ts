import { locale, t } from './t.ts';

const day = 86_400_000;

/** `today at 14:32`, `yesterday at 09:05`, `18 Nov at 16:20`. */
export function whenText(at: string, now: Date): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return t('at an unknown time');
  return t('{0} at {1}', dayText(date, now), clock(date));
}

function dayText(date: Date, now: Date): string {
  const days = Math.round((midnight(now) - midnight(date)) / day);
  if (days === 0) return t('today');
  if (days === 1) return t('yesterday');
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return date.toLocaleDateString(locale('en-GB'), { day: 'numeric', month: 'short', year });
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

function clock(date: Date): string {
  return date.toLocaleTimeString(locale('en-GB'), { hour: '2-digit', minute: '2-digit' });
}
