const written = /(?:^|\/)(?:\..+|node_modules|dist|build|out|target|bin|obj|coverage|vendor|__pycache__)\//;

/** Whether a file is where tools write by themselves, often and much: nobody's code changes there. */
export function isWrittenByTools(file: string): boolean {
  return written.test(file);
}
