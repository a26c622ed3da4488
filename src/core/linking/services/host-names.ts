/** Within a cluster a service is also `orders.shop.svc.cluster.local`. */
export function hostNames(host: string): readonly string[] {
  const [, service, namespace] = /^([\w-]+)\.([\w-]+)\.svc(?:\.|$)/.exec(host) ?? [];
  return service === undefined ? [host] : [host, `${service}.${namespace}`, service];
}
