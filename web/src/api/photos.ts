import { spoken } from '../texts/i18n.ts';
import { Trouble, type Details } from './trouble.ts';

/** What the server takes; a phone turns its own format into one of these when a page asks for them. */
export const photoTypes = 'image/jpeg,image/png,image/webp';

/** Most photos of one step: the API's own limit for staff. */
export const mostPhotos = 12;

/** Sends a photo; the answer is what a command names it by. The client's generated calls are JSON only. */
export async function sendPhoto(tenant: string, file: File): Promise<string> {
  const headers = {
    accept: 'application/json',
    'accept-language': spoken() === 'zh' ? 'zh-CN' : 'en',
    'content-type': /^image\//.test(file.type) ? file.type : 'application/octet-stream',
  };
  const path = `/api/v1/${tenant}/uploads`;
  let response: Response;
  try {
    response = await fetch(path, { method: 'POST', headers, body: file });
  } catch {
    throw new Trouble(0, {});
  }
  const answer = (await response.json().catch(() => ({}))) as Details & { readonly id?: string };
  if (answer.id === undefined) throw new Trouble(response.status, answer);
  return answer.id;
}

/** The thumbnail of a photo that no step shows yet. */
export function uploadPath(tenant: string, photo: string): string {
  return `/api/v1/${tenant}/uploads/${photo}`;
}

/** A photo of a matter, in full. */
export function photoPath(tenant: string, id: string, photo: string): string {
  return `/api/v1/${tenant}/problems/${id}/photos/${photo}`;
}
