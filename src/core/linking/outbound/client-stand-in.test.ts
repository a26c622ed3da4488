import { expect, test } from 'vitest';
import { linkedTexts } from '../../../../test/support/linked-texts.ts';
import { createLinkMemory } from '../islands/link-memory.ts';

test('a Feign client with a fallback class calls the other service, and not its fallback', async () => {
  const { calls } = await linkedTexts(
    {
      'pom.xml': `<project><artifactId>harvest</artifactId></project>`,
      'src/HiveClient.java': `
      package hives;
      import org.springframework.cloud.openfeign.FeignClient;
      import org.springframework.web.bind.annotation.*;
      @FeignClient(name = "hive-service", fallback = NoHives.class)
      public interface HiveClient {
        @RequestMapping(method = RequestMethod.PUT, value = "/hives/{name}")
        void update(@PathVariable("name") String name, @RequestBody Hive hive);
      }`,
      'src/NoHives.java': `
      package hives;
      import org.springframework.stereotype.Component;
      @Component
      public class NoHives implements HiveClient {
        @Override
        public void update(String name, Hive hive) { log.warn("no hives"); }
      }`,
      'src/Harvest.java': `
      package hives;
      import org.springframework.web.bind.annotation.*;
      @RestController
      public class Harvest {
        private final HiveClient hives;
        public Harvest(HiveClient hives) { this.hives = hives; }
        @PutMapping("/harvest")
        public void end(@RequestBody Hive hive) { hives.update(hive.getName(), hive); }
      }`,
    },
    createLinkMemory(),
  );
  expect(
    calls.map(({ operation, method, path, to }) => `${operation}: ${method} ${path} of ${to}`).join(),
  ).toMatchInlineSnapshot(`"operation:src/Harvest.java#Harvest.end: PUT /hives/{} of component:hive-service"`);
});
