import { useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listen } from './listen.ts';

/** Lists are read again so long after a change, and then not again for a while: changes come in flocks. */
const SOON = 300;
const PAUSE = 3_000;
/** A list of which more was loaded is read again by its own clock: every page is a request. */
const MOST_PAGES = 3;

/** Keeps what is on the screen as it is on the server. What somebody types is in no query. */
export function useLive(tenant: string, isSignedIn: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isSignedIn) return;
    const lists = paced(() => readLists(queries, tenant));
    const stop = listen(tenant, {
      onChanged(ids) {
        for (const id of ids) void queries.invalidateQueries({ queryKey: [tenant, 'problem', id] });
        lists.ask();
      },
      onMissed() {
        void queries.invalidateQueries({ queryKey: [tenant, 'problem'] });
        lists.ask();
      },
      onRefused: () => void queries.invalidateQueries({ queryKey: [tenant, 'me'] }),
    });
    return () => {
      stop();
      lists.stop();
    };
  }, [queries, tenant, isSignedIn]);
}

function readLists(queries: QueryClient, tenant: string): void {
  void queries.invalidateQueries({ queryKey: [tenant, 'work'] });
  void queries.invalidateQueries({
    queryKey: [tenant, 'queue'],
    predicate: ({ state }) =>
      ((state.data as InfiniteData<unknown> | undefined)?.pages.length ?? 0) <= MOST_PAGES,
  });
}

/** Soon after the first ask, and at most once in a pause. */
function paced(act: () => void) {
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    ask() {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          last = Date.now();
          act();
        },
        Math.max(SOON, last + PAUSE - Date.now()),
      );
    },
    stop: () => clearTimeout(timer),
  };
}
