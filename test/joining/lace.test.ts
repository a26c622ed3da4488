import { expect, test } from 'vitest';
import { endpointsText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('joins routes that a plugin of WordPress registers with who may ask and their statements', async () => {
  expect(endpointsText(await readStory('lace'))).toMatchInlineSnapshot(`
    "GET /wp-json/lace/v1/guilds  lace.php:17
        reads lace_guilds
    GET /wp-json/lace/v1/patterns  includes/class-pattern-controller.php:33
        reads lace_patterns
    POST /wp-json/lace/v1/patterns  includes/class-pattern-controller.php:39
        behind may_draw authorization
        writes lace_patterns
    DELETE /wp-json/lace/v1/patterns/{id}  includes/class-pattern-controller.php:46
        behind permission_callback authorization
        writes lace_patterns"
  `);
});
