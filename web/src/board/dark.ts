import { useEffect, useState } from 'react';

const dark = '(prefers-color-scheme: dark)';

/** Whether the system asks for dark pages; the wall follows it, the desk stays light. */
export function useIsDark(isWall: boolean): boolean {
  const [isDark, setDark] = useState(() => matchMedia(dark).matches);
  useEffect(() => {
    const query = matchMedia(dark);
    const look = () => setDark(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return isWall && isDark;
}
