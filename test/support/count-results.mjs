/**
 * Sums what vitest reports. What was skipped, and a file that broke before its first test, did not pass; neither did a
 * run that ended badly though every test was fine, as it does after an error outside of them.
 *
 * @param {{ testResults: readonly { status: string, assertionResults: readonly { status: string }[] }[] } | undefined} report
 * @param {boolean} succeeded
 */
export function countResults(report, succeeded) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const brokenFiles = files.filter((file) => file.status === 'failed' && !hasFailedTest(file)).length;
  const failed = tests.length - passed + brokenFiles;
  if (failed === 0 && (!succeeded || passed === 0)) return { passed, failed: 1 };
  return { passed, failed };
}

/** @param {{ assertionResults: readonly { status: string }[] }} file */
function hasFailedTest(file) {
  return file.assertionResults.some((test) => test.status === 'failed');
}
