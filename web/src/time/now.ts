import { useEffect, useState } from 'react';

/** How far the server's clock is ahead of this machine's, in milliseconds; a demo runs on its own time. */
let ahead = 0;

export function serverSays(now: string): void {
  const at = Date.parse(now);
  if (!Number.isNaN(at)) ahead = at - Date.now();
}

export function serverNow(): number {
  return Date.now() + ahead;
}

/** The server's time, anew every half minute, for countdowns. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
