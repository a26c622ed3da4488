export const handler = async (event: { readonly Records?: readonly { readonly body: string }[] }) => {
  for (const { body } of event.Records ?? []) console.log(`The stars rise soon: ${body}`);
};
