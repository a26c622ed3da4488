import { type UploadLibrary, uploadLibraries } from '../../extractors/security/upload-libraries.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { entryOf, objectsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { calledThings, contextOf, entryIn, type SettingSite } from './setting-site.ts';

/** What takes files from requests, where nothing says how large they may be. */
export function readUploadSettings(site: SettingSite): void {
  site.scope.outline.calls.forEach((call, index) => {
    const candidates = uploadLibraries.filter(
      ({ calls, modules }) => calls.includes(call.name) || modules.test(site.scope.imports.get(call.name)?.from ?? ''),
    );
    if (candidates.length === 0) return;
    const called = calledThings(site, index);
    const library = candidates.find(({ modules }) =>
      called.some(({ module, path }) => modules.test(module) && !/\./.test(path)),
    );
    if (library === undefined) return;
    const folder = folderOf(site, library, call);
    const settings = {
      ...(isLimited(site, library, call) ? {} : { limit: 'none' }),
      ...(folder !== undefined && { folder }),
    };
    if (Object.keys(settings).length > 0) site.note('upload', called[0]?.module ?? call.name, settings, call);
  });
}

/** A folder that the code names: `multer({ dest: 'uploads/' })`. */
function folderOf(site: SettingSite, library: UploadLibrary, call: CallOutline): string | undefined {
  if (library.folder === undefined) return undefined;
  const context = contextOf(site, call);
  const placed = entryOf(site.resolver, context, call.args[library.options], library.folder);
  return placed === undefined ? undefined : resolveText(site.resolver, placed.context, placed.value)?.text;
}

function isLimited(site: SettingSite, library: UploadLibrary, call: CallOutline): boolean {
  const given = call.args.slice(library.options);
  const options = given.flatMap((argument) => objectsOf(site.resolver, contextOf(site, call), argument));
  // Options from elsewhere may well hold a limit.
  if (given.length > 0 && options.length === 0) return true;
  return options.some(({ value }) => {
    if (value.kind !== 'object' || value.spreads.length > 0) return true;
    const limits = entryIn(value, 'limits');
    return (
      limits !== undefined &&
      (limits.kind !== 'object' || limits.spreads.length > 0 || entryIn(limits, 'fileSize') !== undefined)
    );
  });
}
