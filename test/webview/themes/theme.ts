export interface Theme {
  readonly className: string;
  /** Values of `--vscode-*`, as the editor sets them on the root element. */
  readonly colors: Readonly<Record<string, string>>;
}
