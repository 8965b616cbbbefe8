/** The database can't be reached or is out of room. Nothing of the command was recorded. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** A bug or bad data stopped this one command. Nothing of it was recorded. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** No such tenant. */
export class UnknownTenant extends Error {
  override readonly name = 'UnknownTenant';
}
