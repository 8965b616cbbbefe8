import type { FastifyReply } from 'fastify';

/**
 * Sends a picture to the one who may see it. It is JPEG because we made it so; should a browser take
 * it for anything else, it is nothing that may run.
 */
export function sendPhoto(
  reply: FastifyReply,
  bytes: Buffer,
  kept: 'no' | 'minutes',
): FastifyReply {
  return reply
    .header('cache-control', kept === 'no' ? 'private, no-store' : 'private, max-age=300')
    .header('content-type', 'image/jpeg')
    .header('content-disposition', 'inline')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header('x-robots-tag', 'noindex, nofollow')
    .send(bytes);
}
