/** Proves to the compiler that a closed union was exhausted; throws if data says otherwise. */
export function assertNever(value: never, what: string): never {
  throw new Error(`unknown ${what}: ${JSON.stringify(value)}`);
}
