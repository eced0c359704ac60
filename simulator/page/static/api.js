// What the page asks of the simulator.

async function answered(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error);
  return body;
}

export const get = async (path) => answered(await fetch(path));
export const post = async (path, body = {}) => answered(await fetch(path, { method: "POST", body: JSON.stringify(body) }));

export const act = (userId, action, body = {}) => post(`/control/people/${userId}/${action}`, body);

export async function upload(userId, file, kind) {
  const query = new URLSearchParams({ name: file.name, kind });
  const headers = { "Content-Type": file.type || "application/octet-stream" };
  return answered(await fetch(`/control/people/${userId}/upload?${query}`, { method: "POST", headers, body: file }));
}

export function onChange(tell) {
  const source = new EventSource("/page/events");
  source.onmessage = () => tell();
}
