export const requireVendor = ({ headers, set }: { headers: Record<string, string>; set: { status: number } }) => {
  if (headers['x-vendor'] === undefined) {
    set.status = 401;
    return 'no vendor';
  }
};
