export const loader = () => new Response('<svg/>', { headers: { 'Content-Type': 'image/svg+xml' } });
