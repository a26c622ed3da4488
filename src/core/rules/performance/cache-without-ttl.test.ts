import { expect, test } from 'vitest';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { cacheWithoutTtl } from './cache-without-ttl.ts';

const found = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  titles(cacheWithoutTtl, await systemOf(files));

test('an entry of Laravel that is remembered forever stays', async () => {
  const gallery = (remember: string): Readonly<Record<string, string>> => ({
    'composer.json': '{ "require": { "laravel/framework": "^12.0" } }',
    'routes/api.php': `<?php
use Illuminate\\Support\\Facades\\Cache;
Route::get('/halls/{hall}', function (string $hall) {
    return Cache::${remember};
});
`,
  });
  expect(await found(gallery('rememberForever("hall:{$hall}", fn () => load($hall))'))).toEqual([
    'medium: GET /api/halls/{hall} keeps hall:* for ever',
  ]);
  expect(await found(gallery('remember("hall:{$hall}", 600, fn () => load($hall))'))).toEqual([]);
});

test('caches that have a time to live of their own keep for ever what they are told to', async () => {
  const django = (timeout: string): Readonly<Record<string, string>> => ({
    'requirements.txt': 'django\n',
    'halls/urls.py':
      "from django.urls import path\nfrom . import views\nurlpatterns = [path('halls/<hall>', views.show)]\n",
    'halls/views.py': `from django.core.cache import cache
from django.http import JsonResponse

def show(request, hall):
    known = cache.get(f"hall:{hall}")
    cache.set(f"hall:{hall}", known${timeout})
    return JsonResponse({})
`,
  });
  expect(await found(django(', timeout=None'))).toEqual(['medium: GET /halls/{hall} keeps hall:* for ever']);
  expect(await found(django(', timeout=60'))).toEqual([]);
  expect(await found(django(''))).toEqual([]);
});
