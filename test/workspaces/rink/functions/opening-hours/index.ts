const hours = ['10:00', '22:00'];

export async function today() {
  return { statusCode: 200, body: JSON.stringify({ hours }) };
}

export async function announce() {
  console.log(`The ice is open from ${hours.join(' to ')}`);
}
