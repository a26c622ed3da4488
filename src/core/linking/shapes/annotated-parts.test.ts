import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('no parameter is named after a map of all that come', async () => {
  const { endpoints } = await systemOf({
    'pom.xml': '<project><groupId>mill</groupId><artifactId>mill</artifactId></project>',
    'src/main/java/mill/GrainController.java': `
      package mill;
      import java.util.Map;
      import org.springframework.http.HttpHeaders;
      import org.springframework.web.bind.annotation.*;
      @RestController
      class GrainController {
        @GetMapping("/grains")
        String list(@RequestHeader HttpHeaders headers, @RequestParam Map<String, String> all, @RequestParam String kind) {
          return kind;
        }
        @GetMapping("/sacks")
        String sacks(@RequestHeader("X-Mill") String mill) { return mill; }
      }`,
  });
  const told = endpoints.map(({ path, parameters }) =>
    [path, ...parameters.map((parameter) => `${parameter.in} ${parameter.name}`)].join(' | '),
  );
  expect(told).toEqual(['/grains | query kind', '/sacks | header X-Mill']);
});
