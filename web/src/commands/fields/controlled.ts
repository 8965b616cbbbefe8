/** What Form.Item hands to a field. */
export interface Controlled<T> {
  readonly id?: string;
  readonly value?: T;
  readonly onChange?: (value: T) => void;
}
