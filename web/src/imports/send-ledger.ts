import { spoken } from '../texts/i18n.ts';
import { Trouble } from '../api/trouble.ts';
import type { ImportView } from './imports.ts';

/** What the server takes as a table; a browser may call a csv anything. */
const types = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
  'text/csv',
];

/**
 * Sends a file for its dry run. Not by the client's generated calls: these are JSON only, and `fetch`
 * says nothing of how much of a file has left.
 */
export function sendLedger(
  tenant: string,
  file: File,
  office: string | undefined,
  onProgress: (share: number) => void,
): Promise<ImportView> {
  const { promise, resolve, reject } = withResolvers<ImportView>();
  const query = new URLSearchParams({ name: file.name, ...(office ? { office } : {}) });
  const request = new XMLHttpRequest();
  request.open('POST', `/api/v1/${tenant}/imports/ledger?${query.toString()}`);
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('accept-language', spoken() === 'zh' ? 'zh-CN' : 'en');
  const type = types.includes(file.type) ? file.type : 'application/octet-stream';
  request.setRequestHeader('content-type', type);
  request.upload.onprogress = ({ loaded, total }) => {
    onProgress(total === 0 ? 1 : loaded / total);
  };
  request.onerror = () => {
    reject(new Trouble(0, {}));
  };
  request.onload = () => {
    const answer = parsed(request.responseText);
    if (request.status === 201) resolve(answer as ImportView);
    else reject(new Trouble(request.status, answer));
  };
  request.send(file);
  return promise;
}

/** `Promise.withResolvers` is younger than the browsers of some offices. */
function withResolvers<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
