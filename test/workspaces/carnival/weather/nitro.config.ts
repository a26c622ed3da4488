export default defineNitroConfig({ compatibilityDate: '2025-05-01' });
