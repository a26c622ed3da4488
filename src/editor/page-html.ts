import { randomBytes } from 'node:crypto';

interface PageHtml {
  readonly page: 'review' | 'sidebar';
  readonly title: string;
  /** What the webview calls its own resources: `webview.cspSource`. */
  readonly source: string;
  /** Address of the folder of the built pages. */
  readonly base: string;
  readonly language?: string;
  /** What the page says, translated; none where it says it in English. */
  readonly texts?: Readonly<Record<string, string>> | undefined;
}

/** The frame of a page. The policy lets it load its own files and nothing else, from nowhere else. */
export function pageHtml({ page, title, source, base, language = 'en', texts }: PageHtml): string {
  const nonce = randomBytes(16).toString('base64url');
  // A nonce among the styles would switch unsafe-inline off, and diagrams would turn black.
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'unsafe-inline'`,
    `img-src ${source} data:`,
    `font-src ${source}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${base}/styles.css">
</head>
<body class="ba-${page}">
<div id="root"></div>${textsElement(texts)}
<script type="module" nonce="${nonce}" src="${base}/${page}.js"></script>
</body>
</html>`;
}

/** Data and not a script, so that no policy speaks of it. They are there before the page says its first word. */
function textsElement(texts: PageHtml['texts']): string {
  if (texts === undefined) return '';
  return `\n<script type="application/json" id="ba-texts">${JSON.stringify(texts).replaceAll('<', '\\u003c')}</script>`;
}
