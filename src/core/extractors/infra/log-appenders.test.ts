import { expect, test } from 'vitest';
import { edgesText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const application = (name: string): Readonly<Record<string, string>> => ({
  [`${name}/build.gradle`]: '',
  [`${name}/src/main/java/App.java`]: `import org.springframework.boot.autoconfigure.SpringBootApplication;
@SpringBootApplication public class App {}
`,
});

test('Logback and Log4j say to whom an application sends its log', async () => {
  const system = await systemOf({
    ...application('kiln'),
    ...application('wheel'),
    'kiln/src/main/resources/logback-spring.xml': `<configuration>
  <appender name="FILE" class="ch.qos.logback.core.FileAppender"><file>kiln.log</file></appender>
  <appender name="TCP" class="net.logstash.logback.appender.LogstashTcpSocketAppender">
    <destination>logstash:5000</destination>
  </appender>
</configuration>
`,
    'wheel/src/main/resources/log4j2.xml': `<Configuration>
  <Appenders><Loki name="loki" host="loki" port="3100"/><File name="file" fileName="wheel.log"/></Appenders>
</Configuration>
`,
    'compose.yaml': `services:
  kiln: { build: ./kiln }
  wheel: { build: ./wheel }
  logstash: { image: "docker.elastic.co/logstash/logstash:8.13.0" }
  loki: { image: "grafana/loki:2.9.0" }
`,
  });
  expect(edgesText(system)).toBe('kiln depends logstash\nwheel depends loki');
});
