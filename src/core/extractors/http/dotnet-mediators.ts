/** Types whose messages leave the process although their methods are called the same. */
export const brokerTypes: ReadonlySet<string> = new Set([
  'IBus',
  'IBusControl',
  'IPublishEndpoint',
  'ISendEndpoint',
  'ISendEndpointProvider',
  'IMessageSession',
  'ConsumeContext',
  'IRequestClient',
]);

export const mediatorMethods: ReadonlySet<string> = new Set(
  'Send SendAsync Publish PublishAsync CreateStream Dispatch DispatchAsync Invoke InvokeAsync Execute ExecuteAsync Query QueryAsync Handle'.split(
    ' ',
  ),
);

/** `IRequestHandler<FindOrder, Order>`, `ICommandHandler<PlaceOrder>` of one's own as well. */
export const handlerInterface = /^(?:\w+\.)*I\w*Handler<\s*([\w.]+)/;
export const handlingMethods: readonly string[] = ['Handle', 'HandleAsync', 'ExecuteAsync'];
