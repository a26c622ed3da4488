import { expect, test } from 'vitest';
import { outbound } from '../../../../test/support/outbound-text.ts';

test('a Feign client with a fallback class calls the other service, and not its fallback', async () => {
  const text = await outbound({
    'src/HiveClient.java': `
      import org.springframework.cloud.openfeign.FeignClient;
      import org.springframework.web.bind.annotation.*;
      @FeignClient(name = "hive-service", fallback = NoHives.class)
      public interface HiveClient {
        @RequestMapping(method = RequestMethod.PUT, value = "/hives/{name}")
        void update(@PathVariable("name") String name, @RequestBody Hive hive);
      }`,
    'src/NoHives.java': `
      import org.springframework.stereotype.Component;
      @Component
      public class NoHives implements HiveClient {
        @Override
        public void update(String name, Hive hive) { log.warn("no hives"); }
      }`,
    'src/Harvest.java': `
      import org.springframework.stereotype.Service;
      @Service
      public class Harvest {
        private final HiveClient hives;
        public Harvest(HiveClient hives) { this.hives = hives; }
        public void end(Hive hive) { hives.update(hive.getName(), hive); }
      }`,
  });
  expect(text).toMatchInlineSnapshot(`""`);
});
