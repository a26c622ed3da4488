import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

export const loader = async ({ params }: LoaderFunctionArgs) => ({ bay: params.bay });

export const action = async ({ request }: ActionFunctionArgs) => {
  const form = await request.formData();
  return { parked: form.get('plate') };
};
