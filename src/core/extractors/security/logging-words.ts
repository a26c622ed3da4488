/** Methods of loggers. */
export const logging =
  /^(?:log|info|debug|warn|warning|error|trace|fatal|notice|print|println|Print|Printf|Println|Info|Infof|Debug|Debugf|Error|Errorf|Warn|Warnf|Fatal|Fatalf|puts|LogInformation|LogDebug|LogWarning|LogError)$/;
