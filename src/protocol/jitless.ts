import * as z from 'zod/mini';

// Compiled validators need `new Function`, which the policy of the webviews forbids and the browser then reports.
z.config({ jitless: true });
