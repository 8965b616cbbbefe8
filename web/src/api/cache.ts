import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { router } from '../app/router.tsx';
import { links } from '../app/links.ts';
import { isSignedOut, Trouble } from './trouble.ts';

/** A lapsed session sends everybody to the sign-in page, and back afterwards. */
function onError(error: unknown): void {
  if (!isSignedOut(error)) return;
  const to = router.state.location.href.replace(/^\/console(?=\/|$)/, '') || '/';
  // Who comes to the door, or is at it already, hasn't been signed out.
  if (/^\/($|\?|sign-in|setup\/)/.test(to)) return;
  void router.navigate({ ...links.signIn({ lapsed: true, to }), replace: true });
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // Answers of the server are answers; only silence is worth asking again.
      retry: (count, error) =>
        count < 2 && (!(error instanceof Trouble) || error.status === 0 || error.status === 503),
    },
    // The key in the header makes a repeated command harmless, but a person repeats it, not we.
    mutations: { retry: false },
  },
});
