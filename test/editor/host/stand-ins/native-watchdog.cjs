/** Stands in for VS Code's native watchdog: ends the process when its parent is gone. */
const orphaned = 87;

exports.start = (parent) => {
  const watch = () => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(orphaned);
    }
  };
  setInterval(watch, 1000).unref();
};

exports.exit = (code) => process.exit(code || 0);
