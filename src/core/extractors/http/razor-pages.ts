import type { Extractor } from '../extractor.ts';

/** Pages of ASP.NET Core: https://learn.microsoft.com/aspnet/core/razor-pages. */
export const razorPages: Extractor = {
  id: 'razor-pages',
  title: 'Razor Pages',
  group: 'http',
  files: /(?:^|\/)Pages\/.*\.cshtml$/,
  applies: ({ path, text }) => /(?:^|\/)Pages\/.*\.cshtml$/.test(path) && directive.test(text),
  extract: ({ path, text }) => {
    const [written = '', template = ''] = directive.exec(text) ?? [];
    const name = nameOf(path);
    const end = written.length;
    return {
      facts: [{ kind: 'page', name, path: placedAt(name.replace(/\/Index$/, ''), template), at: 0, end }],
      problems: [],
    };
  },
};

/** `@page "{id:int}"`, before which only comments may stand. */
const directive = /^\uFEFF?(?:\s|@\*[\s\S]*?\*@)*@page\b(?:[ \t]+"([^"]*)")?/;

/** `Areas/Shop/Pages/Orders/Edit.cshtml` is `/Shop/Orders/Edit`. */
function nameOf(path: string): string {
  const [, area = '', place = ''] = /(?:(?:^|\/)Areas\/([^/]+)\/|(?:^|\/))Pages\/(.*)\.cshtml$/.exec(path) ?? [];
  return `${area === '' ? '' : `/${area}`}/${place}`;
}

/** A template stands below the page, or for itself where it begins at the root. */
function placedAt(page: string, template: string): string {
  if (/^~?\//.test(template)) return template.replace(/^~/, '');
  return template === '' ? page || '/' : `${page}/${template}`;
}
