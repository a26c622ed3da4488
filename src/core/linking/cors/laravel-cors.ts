import { entryOf, itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { corsPolicyIn } from './cors-policy.ts';
import type { CorsReader } from './cors-use.ts';

/** `config/cors.php` of Laravel: which paths answer whom. */
export const laravelCors: CorsReader = (resolver, { file, outline }) => {
  const [value] =
    outline.language === 'php' && /(?:^|\/)config\/cors\.php$/.test(file) ? (outline.functions[0]?.returns ?? []) : [];
  if (value === undefined) return [];
  const context = { file, fn: 0 };
  const paths = entryOf(resolver, context, value, 'paths');
  if (paths === undefined) return [];
  const patterns = itemsOf(resolver, paths.context, paths.value).flatMap((item) => {
    const text = resolveText(resolver, item.context, item.value)?.text;
    return text === undefined ? [] : [`/${text.replace(/^\//, '').replace(/\*$/, '**')}`];
  });
  if (patterns.length === 0) return [];
  const at = value.kind === 'object' ? (value.entries.find(({ key }) => key === 'allowed_origins')?.at ?? 0) : 0;
  return [{ name: 'config/cors', policy: corsPolicyIn(resolver, { context, value }), patterns, file, at, end: at }];
};
