import { json } from '@sveltejs/kit';

export async function GET({ params }) {
  return json({ sort: params.sort });
}

const order = async ({ request }) => {
  const { kilos } = await request.json();
  return json({ kilos }, { status: 201 });
};

export { order as POST };
