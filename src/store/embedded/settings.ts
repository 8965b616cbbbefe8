export type Settings = Record<string, string>;

/**
 * Settings of the embedded server, given on its command line, where ALTER SYSTEM can't reach.
 * Sized for two cores and 2 GB shared with Huiyin itself.
 */
const base: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // Short queries on two cores: compiling or spreading them costs more than it gains, and
  // parallel workers need more of /dev/shm than a container has.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  wal_level: 'replica',
  wal_compression: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '10min',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  datestyle: 'ISO, YMD',
  // The server's log must hold no personal data, and the text of an error may quote a value
  // (as of a violated key). The client gets every error anyway; here go the server's own affairs.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  logging_collector: 'off',
};

const safe: Settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
};

/** For throw-away databases of tests only: a crash of the machine destroys them. */
const volatile: Settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/** `extra` may change the sizes, never what durability or privacy hangs on. */
export function serverSettings(options: {
  durable: boolean;
  socketFolder: string;
  port: number;
  extra: Settings;
}): Settings {
  return {
    ...base,
    ...options.extra,
    ...(options.durable ? safe : volatile),
    listen_addresses: '',
    unix_socket_permissions: '0700',
    // A list: quoted, so that a comma or a quote in the path is part of the path.
    unix_socket_directories: `"${options.socketFolder.replaceAll('"', '""')}"`,
    port: String(options.port),
  };
}

export function asArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
