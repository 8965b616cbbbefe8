import QRCode from 'qrcode';
import { html, raw, type Html } from './html.ts';

/** A QR code as inline SVG: nothing is fetched, nobody else learns the address. */
export function qrOf(address: string, label: string): Html {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const rows = Array.from({ length: size }, (_, y) =>
    rowPath(data.subarray(y * size, (y + 1) * size), y),
  );
  const side = size + 8;
  return html`<svg
    class="qr"
    viewBox="-4 -4 ${side} ${side}"
    role="img"
    aria-label="${label}"
    shape-rendering="crispEdges"
  >
    <rect x="-4" y="-4" width="${side}" height="${side}" fill="#fff" />
    <path fill="#000" d="${raw(rows.join(''))}" />
  </svg>`;
}

/** Runs of dark modules as one rectangle each. */
function rowPath(row: Uint8Array, y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x += 1;
    path += `M${start} ${y}h${x - start + 1}v1H${start}z`;
  }
  return path;
}
