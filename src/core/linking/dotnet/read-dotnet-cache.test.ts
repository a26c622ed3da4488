import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

/** What a route of a bakery keeps in memory, and for how long. */
async function kept(keep: string): Promise<string> {
  const { cacheUses } = await systemOf({
    'Bakery.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
    'Program.cs': `using Microsoft.Extensions.Caching.Memory;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMemoryCache();
var app = builder.Build();
app.MapGet("/loaves/{id}", async (int id, IMemoryCache cache) => { ${keep} });
app.Run();
`,
  });
  return cacheUses
    .map(({ keyPattern, timeToLiveSeconds, unending }) => `${keyPattern} ${unending ? 'for ever' : timeToLiveSeconds}`)
    .join();
}

test('an entry of a memory cache stays for ever where nothing is said of it', async () => {
  const filled = (said: string): string =>
    `return await cache.GetOrCreateAsync($"loaf:{id}", async entry => { ${said} return await Bake(id); });`;
  expect(await kept(filled(''))).toBe('loaf:{} for ever');
  expect(await kept(filled('entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(5);'))).toBe(
    'loaf:{} undefined',
  );
  expect(await kept(filled('entry.SetSlidingExpiration(TimeSpan.FromMinutes(5));'))).toBe('loaf:{} undefined');
  expect(await kept(filled('Lifetimes.Short(entry);'))).toBe('loaf:{} undefined');
  expect(await kept('cache.Set($"loaf:{id}", 3);')).toBe('loaf:{} for ever');
  expect(await kept('cache.Set($"loaf:{id}", 3, TimeSpan.FromSeconds(30));')).toBe('loaf:{} 30');
});
