import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('annotations answer a method from a cache, and templates of Redis know for how long', async () => {
  const { cacheUses } = await systemOf({
    'pom.xml': '<project><artifactId>kennel</artifactId></project>',
    'src/main/java/kennel/Dogs.java': `package kennel;
import java.time.Duration;
import org.springframework.cache.annotation.*;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Service;
@Service
@CacheConfig(cacheNames = "dogs")
public class Dogs {
  private final StringRedisTemplate redis;
  Dogs(StringRedisTemplate redis) { this.redis = redis; }
  @Cacheable(key = "#id") public Object one(Long id) { return id; }
  @Cacheable(value = "kennels", key = "'all'") public Object kennels() { return 1; }
  @CacheEvict(allEntries = true) public void clear() { redis.opsForValue().set("cleared", "now", Duration.ofMinutes(2)); }
}
`,
    'src/main/java/kennel/Kennel.java': `package kennel;
import org.springframework.web.bind.annotation.*;
@RestController
class Kennel {
  private final Dogs dogs;
  Kennel(Dogs dogs) { this.dogs = dogs; }
  @GetMapping("/dogs/{id}") Object one(@PathVariable Long id) { dogs.kennels(); return dogs.one(id); }
  @DeleteMapping("/dogs") void clear() { dogs.clear(); }
}
`,
  });
  expect(
    cacheUses.map(({ kind, cache, keyPattern, timeToLiveSeconds = '' }) =>
      `${kind} ${cache} ${keyPattern} ${timeToLiveSeconds}`.trim(),
    ),
  ).toMatchInlineSnapshot(`
    [
      "invalidate spring-cache dogs",
      "write redis cleared 120",
      "read spring-cache kennels::all",
      "write spring-cache kennels::all",
      "read spring-cache dogs::{}",
      "write spring-cache dogs::{}",
    ]
  `);
});

test('caches of Symfony fill what is missing, and the item says for how long', async () => {
  const { cacheUses } = await systemOf({
    'composer.json': '{"require":{"symfony/framework-bundle":"^7","symfony/cache":"^7"}}',
    'src/Controller/Kennel.php': `<?php
namespace App\\Controller;
use Symfony\\Component\\Routing\\Attribute\\Route;
use Symfony\\Contracts\\Cache\\{CacheInterface, ItemInterface};
class Kennel {
  public function __construct(private CacheInterface $cache) {}
  #[Route('/dogs')]
  public function dogs() {
    $this->cache->delete('cats');
    return $this->cache->get('dogs', function (ItemInterface $item) { $item->expiresAfter(60); return []; });
  }
}
`,
  });
  expect(
    cacheUses.map(({ kind, keyPattern, timeToLiveSeconds = '' }) =>
      `${kind} ${keyPattern} ${timeToLiveSeconds}`.trim(),
    ),
  ).toEqual(['invalidate cats', 'read dogs', 'write dogs 60']);
});
