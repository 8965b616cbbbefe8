interface Hearing {
  /** These matters changed. */
  readonly onChanged: (ids: readonly string[]) => void;
  /** Something may have changed while nobody listened. */
  readonly onMissed: () => void;
  /** The server won't have us: signed out, perhaps. */
  readonly onRefused: () => void;
}

/** Where an answer wasn't a stream the browser gives up for good; we don't. */
const AGAIN = 20_000;

/**
 * Hears what changes in a tenant, as long as somebody looks at the tab: browsers have few connections
 * to a place, and a stream holds one. Returns the way to stop.
 */
export function listen(tenant: string, { onChanged, onMissed, onRefused }: Hearing): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const open = () => {
    close();
    source = new EventSource(`/api/v1/${encodeURIComponent(tenant)}/changes`);
    source.addEventListener('changes', ({ data }) => onChanged(idsIn(data)));
    source.addEventListener('missed', onMissed);
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      onRefused();
      timer = setTimeout(reopen, AGAIN);
    });
  };
  const reopen = () => {
    open();
    onMissed();
  };
  const onVisible = () => {
    if (document.hidden) close();
    else if (source === undefined) reopen();
  };
  document.addEventListener('visibilitychange', onVisible);
  if (!document.hidden) open();
  return () => {
    document.removeEventListener('visibilitychange', onVisible);
    close();
  };
}

function idsIn(data: unknown): readonly string[] {
  const said: unknown = typeof data === 'string' ? JSON.parse(data) : undefined;
  const ids = typeof said === 'object' && said !== null && 'ids' in said ? said.ids : [];
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
}
