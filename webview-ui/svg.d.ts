declare module '*.svg' {
  const text: string;

  // biome-ignore lint/style/noDefaultExport: this is how the bundler hands out a file's text
  export { text as default };
}
