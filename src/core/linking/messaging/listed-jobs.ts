import type { LinkInput } from '../link-input.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { ScheduledFunction } from './find-jobs.ts';

/** `CRONJOBS = [('0 4 * * *', 'shop.cron.sweep')]` of django-crontab. */
export function listedJobs(resolver: Resolver, evidence: LinkInput['evidence']): readonly ScheduledFunction[] {
  return [...resolver.scopes.values()].flatMap((scope) => {
    if (scope.outline.language !== 'python') return [];
    const context = { file: scope.file, fn: 0 };
    const lists = scope.bindings(0, 'CRONJOBS').flatMap(({ value }) => (value.kind === 'list' ? value.items : []));
    return lists.flatMap((entry): readonly ScheduledFunction[] => {
      if (entry.kind !== 'list') return [];
      const [schedule, name] = entry.items
        .slice(0, 2)
        .flatMap((item) =>
          itemsOf(resolver, context, item).flatMap(
            (each) => resolveText(resolver, each.context, each.value)?.text ?? [],
          ),
        );
      const [, module = '', last = ''] = /^(.+)\.(\w+)$/.exec(name ?? '') ?? [];
      const target = resolver.imports.resolve(scope.file, module);
      const fn = target.kind === 'file' ? resolver.scopes.get(target.file)?.functionNamed(0, last) : undefined;
      const at = scope.bindings(0, 'CRONJOBS')[0]?.at ?? 0;
      if (schedule === undefined || target.kind !== 'file' || fn === undefined) return [];
      const place = { file: target.file, fn };
      return [{ place, library: 'django-crontab', schedule, inProcess: false, evidence: evidence(scope.file, at, at) }];
    });
  });
}
