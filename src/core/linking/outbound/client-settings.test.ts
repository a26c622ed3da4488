import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

const controller = (name: string, path: string): string => `package club;
import org.springframework.web.bind.annotation.*;
@RestController public class ${name}Controller {
  private final ${name} client;
  ${name}Controller(${name} client) { this.client = client; }
  @GetMapping("/${path}") public String ask() { return client.ask(); }
}
`;

test('settings of one client say nothing of another that is made bare beside its use', async () => {
  const { calls } = await systemOf({
    'pom.xml': '<project><artifactId>club</artifactId></project>',
    'src/main/java/club/BoatsController.java': controller('Boats', 'boats'),
    'src/main/java/club/WeatherController.java': controller('Weather', 'weather'),
    'src/main/java/club/Boats.java': `package club;
import java.time.Duration;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.web.client.RestTemplate;
public class Boats {
  private final RestTemplate rest;
  Boats(RestTemplateBuilder builder) { rest = builder.setReadTimeout(Duration.ofSeconds(2)).build(); }
  public String ask() { return rest.getForObject("http://boats/boats", String.class); }
}
`,
    'src/main/java/club/Weather.java': `package club;
import org.springframework.web.client.RestTemplate;
public class Weather {
  private final RestTemplate rest = new RestTemplate();
  public String ask() { return rest.getForObject("http://weather/today", String.class); }
}
`,
  });
  const said = calls.map(({ path, timeout, timeoutSearch }) => `${path}: ${timeout.kind}, ${timeoutSearch.join()}`);
  expect(said).toMatchInlineSnapshot(`
    [
      "/boats: set, client settings src/main/java/club/Boats.java:7",
      "/today: library-default, calls of setReadTimeout, readTimeout and the like in src/main/java/club/Weather.java",
    ]
  `);
});
