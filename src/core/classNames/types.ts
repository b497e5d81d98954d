/** A list of class names that stands in a document by itself, away from the numbers that it names. */
export interface ClassNameList {
  readonly names: readonly string[];
  /** The variable, key or keyword that it is bound to, as written. */
  readonly boundTo: string;
  /** Where that name starts, in UTF-16 code units. */
  readonly start: number;
  /** False for a name such as `labels`, which may as well hold a label for each row. */
  readonly certain: boolean;
}
